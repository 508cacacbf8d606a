#include "cjm-history.h"

/* Undo and redo: a table of what somebody does and what the history must then say, and the
 * cases that a table says less well. */

typedef enum
{
  TYPE,    /* a keystroke in the title */
  TYPE_IN, /* a keystroke in the barrier */
  DRAG,    /* a motion with a value whose number in its table is the title's in that of texts */
  SAME,    /* an edit that changed nothing */
  EDIT,    /* anything that is no typing */
  PAUSE,
  SAVE,
  UNDO,
  REDO,
  BACK /* Escape: to the step before the last */
} Deed;

/* After the deed: the title's length counts the edits that the map has. */
typedef struct
{
  Deed deed;
  guint position;
  guint n_edits;
  gboolean can_redo;
  gboolean is_modified;
} Step;

static CjmMap *
append_letter (const CjmMap *map, CjmField field)
{
  CjmTarget target = { field, 0 };
  g_autofree char *text = g_strconcat (cjm_map_get_text (map, target), "x", NULL);

  return cjm_map_set_text (map, target, text);
}

static void
push_letter (CjmHistory *history, CjmField field, CjmChange change, gboolean is_typing)
{
  CjmTarget target = { field, 0 };
  g_autoptr (CjmMap) map = append_letter (cjm_history_get_map (history), field);

  cjm_history_push (history, map, change, is_typing ? &target : NULL);
}

static void
push_motion (CjmHistory *history)
{
  g_autoptr (CjmMap) map = append_letter (cjm_history_get_map (history), CJM_FIELD_TITLE);

  cjm_history_push_value (history, map, CJM_CHANGE_FEELING, (CjmValue) CJM_FIELD_TITLE, 0);
}

static void
run_deed (CjmHistory *history, Deed deed)
{
  switch (deed)
    {
    case TYPE:
      push_letter (history, CJM_FIELD_TITLE, CJM_CHANGE_TEXT, TRUE);
      return;
    case TYPE_IN:
      push_letter (history, CJM_FIELD_BARRIER, CJM_CHANGE_TEXT, TRUE);
      return;
    case DRAG:
      push_motion (history);
      return;
    case SAME:
      cjm_history_push (history, cjm_history_get_map (history), CJM_CHANGE_TEXT, NULL);
      return;
    case EDIT:
      push_letter (history, CJM_FIELD_TITLE, CJM_CHANGE_COLOR, FALSE);
      return;
    case PAUSE:
      cjm_history_end_burst (history);
      return;
    case SAVE:
      cjm_history_set_saved (history, cjm_history_get_map (history));
      return;
    case UNDO:
      g_assert_cmpint (cjm_history_undo (history), ==, TRUE);
      return;
    case REDO:
      g_assert_cmpint (cjm_history_redo (history), ==, TRUE);
      return;
    case BACK:
      cjm_history_rewind (history, cjm_history_get_position (history) - 1);
      return;
    }
}

static guint
count_edits (const CjmMap *map)
{
  return (guint) (g_utf8_strlen (map->title, -1) + g_utf8_strlen (map->barrier, -1));
}

static void
run_steps (const Step *steps, guint n_steps)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);

  for (guint i = 0; i < n_steps; i++)
    {
      run_deed (history, steps[i].deed);
      g_assert_cmpuint (cjm_history_get_position (history), ==, steps[i].position);
      g_assert_cmpuint (count_edits (cjm_history_get_map (history)), ==, steps[i].n_edits);
      g_assert_cmpint (cjm_history_can_undo (history), ==, steps[i].position > 0);
      g_assert_cmpint (cjm_history_can_redo (history), ==, steps[i].can_redo);
      g_assert_cmpint (cjm_history_is_modified (history), ==, steps[i].is_modified);
    }
}

static void
test_undo_redo (void)
{
  static const Step steps[] = {
    { EDIT, 1, 1, FALSE, TRUE }, { EDIT, 2, 2, FALSE, TRUE }, { UNDO, 1, 1, TRUE, TRUE },
    { UNDO, 0, 0, TRUE, FALSE }, { REDO, 1, 1, TRUE, TRUE },  { REDO, 2, 2, FALSE, TRUE },
    { UNDO, 1, 1, TRUE, TRUE },  { SAME, 1, 1, TRUE, TRUE },  { EDIT, 2, 2, FALSE, TRUE },
    { UNDO, 1, 1, TRUE, TRUE },  { EDIT, 2, 2, FALSE, TRUE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_bursts (void)
{
  static const Step steps[] = {
    { TYPE, 1, 1, FALSE, TRUE },    { TYPE, 1, 2, FALSE, TRUE }, { TYPE, 1, 3, FALSE, TRUE },
    { PAUSE, 1, 3, FALSE, TRUE },   { TYPE, 2, 4, FALSE, TRUE }, { TYPE_IN, 3, 5, FALSE, TRUE },
    { TYPE_IN, 3, 6, FALSE, TRUE }, { EDIT, 4, 7, FALSE, TRUE }, { TYPE_IN, 5, 8, FALSE, TRUE },
    { UNDO, 4, 7, TRUE, TRUE },     { UNDO, 3, 6, TRUE, TRUE },  { UNDO, 2, 4, TRUE, TRUE },
    { UNDO, 1, 3, TRUE, TRUE },     { TYPE, 2, 4, FALSE, TRUE }, { UNDO, 1, 3, TRUE, TRUE },
    { UNDO, 0, 0, TRUE, FALSE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

/* Motions fold into one step as typing does, but never with it, nor with another value. */
static void
test_drags (void)
{
  static const Step steps[] = {
    { TYPE, 1, 1, FALSE, TRUE }, { DRAG, 2, 2, FALSE, TRUE },  { DRAG, 2, 3, FALSE, TRUE },
    { TYPE, 3, 4, FALSE, TRUE }, { UNDO, 2, 3, TRUE, TRUE },   { DRAG, 3, 4, FALSE, TRUE },
    { DRAG, 3, 5, FALSE, TRUE }, { PAUSE, 3, 5, FALSE, TRUE }, { DRAG, 4, 6, FALSE, TRUE },
  };
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);
  g_autoptr (CjmMap) other = append_letter (map, CJM_FIELD_TITLE);

  run_steps (steps, G_N_ELEMENTS (steps));

  cjm_history_push_value (history, other, CJM_CHANGE_FEELING, CJM_VALUE_FEELING, 1);
  cjm_history_push_value (history, map, CJM_CHANGE_FEELING, CJM_VALUE_FEELING, 2);
  cjm_history_push_value (history, other, CJM_CHANGE_AUDIENCE, CJM_VALUE_PHASE_AUDIENCE, 2);
  g_assert_cmpuint (cjm_history_get_position (history), ==, 3);
}

static void
test_save_ends_burst (void)
{
  static const Step steps[] = {
    { TYPE, 1, 1, FALSE, TRUE }, { SAVE, 1, 1, FALSE, FALSE }, { TYPE, 2, 2, FALSE, TRUE },
    { UNDO, 1, 1, TRUE, FALSE }, { UNDO, 0, 0, TRUE, TRUE },   { REDO, 1, 1, TRUE, FALSE },
    { EDIT, 2, 2, FALSE, TRUE }, { UNDO, 1, 1, TRUE, FALSE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_rewind (void)
{
  static const Step steps[] = {
    { EDIT, 1, 1, FALSE, TRUE }, { TYPE, 2, 2, FALSE, TRUE }, { TYPE, 2, 3, FALSE, TRUE },
    { BACK, 1, 1, FALSE, TRUE }, /* what was typed is gone for good */
    { TYPE, 2, 2, FALSE, TRUE }, { BACK, 1, 1, FALSE, TRUE }, { BACK, 0, 0, FALSE, FALSE },
  };

  run_steps (steps, G_N_ELEMENTS (steps));
}

static void
test_rewind_forward_does_nothing (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);

  run_deed (history, EDIT);
  run_deed (history, UNDO);
  cjm_history_rewind (history, 5);
  g_assert_true (cjm_history_can_redo (history));
}

static void
test_ends (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);

  g_assert_true (cjm_history_get_map (history) == map);
  g_assert_false (cjm_history_undo (history));
  g_assert_false (cjm_history_redo (history));
  g_assert_false (cjm_history_is_modified (history));
}

static void
test_names_of_steps (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);

  run_deed (history, TYPE);
  run_deed (history, EDIT);
  g_assert_cmpint (cjm_history_get_undo_change (history), ==, CJM_CHANGE_COLOR);
  run_deed (history, UNDO);
  g_assert_cmpint (cjm_history_get_undo_change (history), ==, CJM_CHANGE_TEXT);
  g_assert_cmpint (cjm_history_get_redo_change (history), ==, CJM_CHANGE_COLOR);
}

/* A save that takes its time: what was typed meanwhile stays unsaved. */
static void
test_saved_is_an_earlier_map (void)
{
  g_autoptr (CjmMap) map = cjm_map_new ("en");
  g_autoptr (CjmHistory) history = cjm_history_new (map);
  g_autoptr (CjmMap) written = NULL;

  run_deed (history, EDIT);
  written = cjm_map_ref (cjm_history_get_map (history));
  run_deed (history, EDIT);
  cjm_history_set_saved (history, written);
  g_assert_true (cjm_history_is_modified (history));
  run_deed (history, UNDO);
  g_assert_false (cjm_history_is_modified (history));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/undo-redo", test_undo_redo);
  g_test_add_func ("/history/bursts", test_bursts);
  g_test_add_func ("/history/drags", test_drags);
  g_test_add_func ("/history/save-ends-burst", test_save_ends_burst);
  g_test_add_func ("/history/rewind", test_rewind);
  g_test_add_func ("/history/rewind-forward", test_rewind_forward_does_nothing);
  g_test_add_func ("/history/ends", test_ends);
  g_test_add_func ("/history/names-of-steps", test_names_of_steps);
  g_test_add_func ("/history/saved-is-an-earlier-map", test_saved_is_an_earlier_map);

  return g_test_run ();
}
