#include "cjm-curve.h"

#include <math.h>

/* The line through the points of an emotion: through all of them, and never beyond. */

#define N_CURVES 400
#define N_SAMPLES 40

static GArray *
create_knots (GRand *random)
{
  GArray *knots = g_array_new (FALSE, TRUE, sizeof (CjmKnot));
  int n = g_rand_int_range (random, 2, 40);
  double x = 0;

  for (int i = 0; i < n; i++)
    {
      CjmKnot knot = { x, g_rand_double_range (random, -2, 2), 0 };

      if (g_rand_int_range (random, 0, 4) == 0 && i > 0)
        knot.y = g_array_index (knots, CjmKnot, i - 1).y;
      g_array_append_val (knots, knot);
      x += g_rand_double_range (random, 0.01, 300);
    }
  cjm_curve_set_slopes ((CjmKnot *) (gpointer) knots->data, knots->len);

  return knots;
}

static double
evaluate_bezier (const double *p, double t)
{
  double s = 1 - t;

  return s * s * s * p[0] + 3 * s * s * t * p[1] + 3 * s * t * t * p[2] + t * t * t * p[3];
}

/* Between two points the line stays in their range and goes one way only, as it is evaluated
 * and as it is drawn. */
static void
test_never_leaves_its_points (void)
{
  GRand *random = g_rand_new_with_seed (3);

  for (guint i = 0; i < N_CURVES; i++)
    {
      g_autoptr (GArray) knots = create_knots (random);
      const CjmKnot *k = (const CjmKnot *) (gpointer) knots->data;

      for (guint j = 0; j + 1 < knots->len; j++)
        {
          double low = MIN (k[j].y, k[j + 1].y) - 1e-9, high = MAX (k[j].y, k[j + 1].y) + 1e-9;
          double direction = k[j + 1].y >= k[j].y ? 1 : -1, before = k[j].y;
          CjmBezier bezier = cjm_curve_get_bezier (&k[j], &k[j + 1]);

          for (guint s = 0; s <= N_SAMPLES; s++)
            {
              double t = (double) s / N_SAMPLES;
              double y = evaluate_bezier (bezier.y, t);
              CjmKnot at = cjm_curve_evaluate (k, knots->len, k[j].x + t * (k[j + 1].x - k[j].x));

              g_assert_cmpfloat (y, >=, low);
              g_assert_cmpfloat (y, <=, high);
              g_assert_cmpfloat ((y - before) * direction, >=, -1e-9);
              g_assert_cmpfloat_with_epsilon (at.y, y, 1e-6);
              before = y;
            }
        }
    }
  g_rand_free (random);
}

/* A piece cut out of the line lies on it. */
static void
test_pieces_lie_on_the_line (void)
{
  GRand *random = g_rand_new_with_seed (5);

  for (guint i = 0; i < N_CURVES; i++)
    {
      g_autoptr (GArray) knots = create_knots (random);
      const CjmKnot *k = (const CjmKnot *) (gpointer) knots->data;
      double width = k[1].x - k[0].x;
      CjmKnot a = cjm_curve_evaluate (k, knots->len, k[0].x + 0.3 * width);
      CjmKnot b = cjm_curve_evaluate (k, knots->len, k[0].x + 0.8 * width);
      CjmBezier piece = cjm_curve_get_bezier (&a, &b);

      for (guint s = 0; s <= N_SAMPLES; s++)
        {
          double t = (double) s / N_SAMPLES;
          double x = evaluate_bezier (piece.x, t);

          g_assert_cmpfloat_with_epsilon (evaluate_bezier (piece.y, t),
                                          cjm_curve_evaluate (k, knots->len, x).y, 1e-6);
        }
    }
  g_rand_free (random);
}

static void
test_single_point (void)
{
  CjmKnot knot = { 10, 1, 5 };

  cjm_curve_set_slopes (&knot, 1);
  g_assert_cmpfloat (knot.slope, ==, 0);
  g_assert_cmpfloat (cjm_curve_evaluate (&knot, 1, 99).y, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/curve/never-leaves-its-points", test_never_leaves_its_points);
  g_test_add_func ("/curve/pieces-lie-on-the-line", test_pieces_lie_on_the_line);
  g_test_add_func ("/curve/single-point", test_single_point);

  return g_test_run ();
}
