#include "cjm-recorder.h"

/* When a copy is written, without waiting for it. Milliseconds here, microseconds there. */

static guint
get_delay (gint64 first, gint64 last, gint64 now)
{
  return cjm_recorder_get_delay (first * 1000, last * 1000, now * 1000);
}

static void
test_pause (void)
{
  g_assert_cmpuint (get_delay (5000, 5000, 5000), ==, 2000);
  g_assert_cmpuint (get_delay (5000, 5000, 6500), ==, 500);
  g_assert_cmpuint (get_delay (5000, 6500, 6500), ==, 2000);
  g_assert_cmpuint (get_delay (5000, 5000, 9000), ==, 0);
}

/* Whoever types without a pause loses fifteen seconds at most. */
static void
test_unbroken (void)
{
  gint64 now = 0, due = G_MAXINT64;

  while (now < due)
    {
      now += 100;
      due = now + get_delay (100, now, now);
      g_assert_cmpint (due, <=, 15100);
    }
  g_assert_cmpint (now, ==, 15100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recorder/pause", test_pause);
  g_test_add_func ("/recorder/unbroken", test_unbroken);

  return g_test_run ();
}
