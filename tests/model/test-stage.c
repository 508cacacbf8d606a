#include <math.h>

#include "cjm-edit.h"
#include "cjm-stage.h"

/* The stage view: counts of each phase, and what is to be said of them. */

#define N_MAX 5
#define X NAN

typedef struct
{
  const char *name;
  guint n;
  double reached[N_MAX];
  double standing[N_MAX];
  double conversion[N_MAX];
  int next[N_MAX];
  guint n_known;
  int largest_drop;
  int fullest;
} Case;

static const Case cases[] = {
  { .name = "none", .n = 0, .largest_drop = -1, .fullest = -1 },
  { .name = "one",
    .n = 1,
    .reached = { 40 },
    .standing = { 40 },
    .conversion = { X },
    .next = { -1 },
    .n_known = 1,
    .largest_drop = -1,
    .fullest = 0 },
  { .name = "funnel",
    .n = 4,
    .reached = { 12000, 3000, 600, 300 },
    .standing = { 9000, 2400, 300, 300 },
    .conversion = { .25, .2, .5, X },
    .next = { 1, 2, 3, -1 },
    .n_known = 4,
    .largest_drop = 1,
    .fullest = 0 },
  { .name = "ties",
    .n = 4,
    .reached = { 8, 4, 4, 2 },
    .standing = { 4, 0, 2, 2 },
    .conversion = { .5, 1, .5, X },
    .next = { 1, 2, 3, -1 },
    .n_known = 4,
    .largest_drop = 0,
    .fullest = 0 },
  { .name = "gaps",
    .n = 5,
    .reached = { X, 100, X, 50, X },
    .standing = { X, 50, X, 50, X },
    .conversion = { X, .5, X, X, X },
    .next = { -1, 3, -1, -1, -1 },
    .n_known = 2,
    .largest_drop = 1,
    .fullest = 1 },
  { .name = "unknown",
    .n = 2,
    .reached = { X, X },
    .standing = { X, X },
    .conversion = { X, X },
    .next = { -1, -1 },
    .largest_drop = -1,
    .fullest = -1 },
  { .name = "growth",
    .n = 3,
    .reached = { 10, 25, 20 },
    .standing = { X, 5, 20 },
    .conversion = { 2.5, .8, X },
    .next = { 1, 2, -1 },
    .n_known = 3,
    .largest_drop = 1,
    .fullest = 2 },
  { .name = "growth-alone",
    .n = 2,
    .reached = { 1, 2 },
    .standing = { X, 2 },
    .conversion = { 2, X },
    .next = { 1, -1 },
    .n_known = 2,
    .largest_drop = -1,
    .fullest = 1 },
  { .name = "all-lost",
    .n = 3,
    .reached = { 10, 0, 0 },
    .standing = { 10, 0, 0 },
    .conversion = { 0, X, X },
    .next = { 1, 2, -1 },
    .n_known = 3,
    .largest_drop = 0,
    .fullest = 0 },
  { .name = "from-nobody",
    .n = 3,
    .reached = { 0, 7, 7 },
    .standing = { X, 0, 7 },
    .conversion = { X, 1, X },
    .next = { 1, 2, -1 },
    .n_known = 3,
    .largest_drop = -1,
    .fullest = 2 },
  { .name = "nobody",
    .n = 2,
    .reached = { 0, 0 },
    .standing = { 0, 0 },
    .conversion = { X, X },
    .next = { 1, -1 },
    .n_known = 2,
    .largest_drop = -1,
    .fullest = -1 },
};

static CjmMap *
make_map (const Case *c)
{
  GRand *random = g_rand_new_with_seed (1);
  CjmMap *map = cjm_map_new ("en");

  for (guint i = 0; i < c->n; i++)
    {
      CjmId phase;
      CjmMap *longer = cjm_map_add_phase (map, i, "", random, &phase);

      cjm_map_unref (map);
      map = cjm_map_set_value (longer, CJM_VALUE_PHASE_AUDIENCE, phase, c->reached[i]);
      cjm_map_unref (longer);
    }

  g_rand_free (random);
  return map;
}

static void
assert_number (double found, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-12);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (CjmMap) map = make_map (c);
  g_autoptr (CjmStages) stages = cjm_stages_new (map);

  g_assert_cmpuint (stages->n_stages, ==, c->n);
  g_assert_cmpuint (stages->n_known, ==, c->n_known);
  g_assert_cmpint (stages->largest_drop, ==, c->largest_drop);
  g_assert_cmpint (stages->fullest, ==, c->fullest);
  for (guint i = 0; i < c->n; i++)
    {
      assert_number (stages->stages[i].reached, c->reached[i]);
      assert_number (stages->stages[i].standing, c->standing[i]);
      assert_number (stages->stages[i].conversion, c->conversion[i]);
      g_assert_cmpint (stages->stages[i].next, ==, c->next[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/stage/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
