/**
 * Writers for the file formats agencies deliver, the same bytes for the same rows. They know nothing of what the rows mean.
 */
@NullMarked
package org.undercount.datasets.synthetic.files;

import org.jspecify.annotations.NullMarked;
