package org.undercount.jobs.ads;

/**
 * A way to reach the advertiser, in clear; lives no longer than the screening of one advert.
 *
 * @param kind phone, telegram, line, wechat, zalo, handle, email or domain
 * @param value in one spelling
 */
record Contact(String kind, String value) {

  @Override
  public String toString() {
    return "Contact[" + kind + ", value not shown]";
  }
}
