package org.undercount.datasets.synthetic.surveys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Interviews with people who returned, a quarter later. Two teams ask two disjoint samples of those
 * held in the quarter, each person equally likely whatever any list knows, so that given its size a
 * sample is a simple random one: one team asks whether the person reached the hotline, the other
 * how many members of each known group at home knew where the person was. About {@value
 * #SHARE_SERVICE} and {@value #SHARE_NETWORK} of those held are asked at scale 1; proportionally
 * fewer at larger scales, so that samples stay as large as interviewers can manage.
 */
public final class Interviews {

  static final double SHARE_SERVICE = 0.12;
  static final double SHARE_NETWORK = 0.08;

  private static final double LARGEST_SHARE = 0.3;

  static final String SERVICE = "interview";
  static final String NETWORK = "network";
  static final String AWARE = "aware";

  private final WorldSettings settings;
  private final Districts districts;

  public Interviews(WorldSettings settings) {
    this.settings = settings;
    this.districts = new Districts(settings);
  }

  /**
   * Adds a person held in a quarter to what the surveys know.
   *
   * @param person number within the world
   * @param destination where held
   * @param onHotline true if on the hotline's list of that quarter
   */
  public void add(Tally tally, int person, Quarter quarter, String destination, boolean onHotline) {
    int aware = Districts.aware(new Draw(settings.seed().child("aware/" + person)));
    tally.add(aware, quarter, AWARE, destination);
    Draw draw = new Draw(settings.seed().child("interview/" + quarter + "/" + person));
    double u = draw.uniform();
    String id = draw.digits(9);
    if (u < share(SHARE_SERVICE)) {
      tally.add(1, quarter, SERVICE, destination, "S" + id, onHotline ? "yes" : "no");
    } else if (u >= 1 - share(SHARE_NETWORK)) {
      List<Object> words = new ArrayList<>(List.of(quarter, NETWORK, destination, "N" + id));
      for (Map.Entry<String, Long> group : districts.groups().entrySet()) {
        words.add(draw.poisson((double) aware * group.getValue() / districts.adults()));
      }
      tally.add(1, words.toArray());
    }
  }

  private double share(double atScaleOne) {
    return Math.min(LARGEST_SHARE, atScaleOne / settings.scale());
  }
}
