package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a command on a plain table answers.
 *
 * @param document without its run time
 * @param text the same for people
 * @param refused whether a gate refused the estimate
 */
public record PlainAnswer(ObjectNode document, String text, boolean refused) {}
