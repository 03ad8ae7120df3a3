package org.undercount.datasets.synthetic.names;

/**
 * A name or part of one as written in Latin letters and in its own script.
 *
 * @param latin in Latin letters, with diacritics where the language has them
 * @param own in the script of the language; equal to {@code latin} where that is Latin
 */
public record Written(String latin, String own) {}
