package org.undercount.reports.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LinkagePageTest {

  @Test
  void everyNumberGivenIsOnThePage() throws Exception {
    String html = LinkagePage.html(linkage(List.of(), List.of()));
    String text = document(html).getDocumentElement().getTextContent();
    assertThat(text)
        .contains("1,234", "1,111", "name: equal", "+9.3", "0.000700", "a & b <once>")
        .contains("A record of police and one of shelter: probability 0.876, linked.")
        .contains("police 2, shelter 1", "0.321", "4 blocks stayed too large")
        .doesNotContain("The two records as they were given", "Record ids");
    // Nothing is fetched from anywhere.
    assertThat(html).doesNotContain("src=", "<script", "url(", "href=\"http");
  }

  @Test
  void valuesAreShownWhereTheyAreGivenAndEscaped() throws Exception {
    String html =
        LinkagePage.html(
            linkage(
                List.of(new ExplainedLinkage.Values("name", "<i>Somchai", "Sum\u0001chai")),
                List.of("police/7")));
    String text = document(html).getDocumentElement().getTextContent();
    assertThat(text).contains("<i>Somchai", "Sumchai", "police/7", "Record ids");
  }

  private static Document document(String html) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    String xml = html.substring(html.indexOf('\n') + 1);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static ExplainedLinkage linkage(List<ExplainedLinkage.Values> values, List<String> ids) {
    return new ExplainedLinkage(
        1234,
        1111,
        0.5,
        0.9,
        0.8,
        -11.5,
        false,
        List.of(
            new ExplainedLinkage.Field(
                "name",
                "full-name",
                List.of(
                    new ExplainedLinkage.Level("different", 0.1, 0.9, -3.2),
                    new ExplainedLinkage.Level("equal", 0.9, 0.0007, 9.3)))),
        new ExplainedLinkage.Blocking(
            5678, List.of(new ExplainedLinkage.BlockLevel(1, 30, 17, 290, 3)), 4, 777),
        List.of(new ExplainedLinkage.Weight(-5, 40, 0), new ExplainedLinkage.Weight(3, 9, 8)),
        List.of(
            new ExplainedLinkage.Example(
                "The strongest pair",
                "police",
                "shelter",
                List.of(
                    new ExplainedLinkage.Part("before comparing", -11.5),
                    new ExplainedLinkage.Part("name: equal", 14.3)),
                2.8,
                0.876,
                true,
                values)),
        List.of(new ExplainedLinkage.Size(1, 1000), new ExplainedLinkage.Size(3, 111)),
        List.of(new ExplainedLinkage.Strange(3, "police 2, shelter 1", 0.321, -4.5, 1, ids)),
        List.of("a & b <once>"));
  }
}
