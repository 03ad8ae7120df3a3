/**
 * Estimates that rest on who knows whom: respondent-driven sampling and network scale-up. Tables
 * are read elsewhere.
 */
@NullMarked
package org.undercount.estimators.network;

import org.jspecify.annotations.NullMarked;
