#include "cjm-change-label.h"

#include <glib/gi18n.h>

/* Whole sentences, as other languages do not put them together from parts. */
static const struct
{
  const char *undo, *redo;
} labels[CJM_N_CHANGES] = {
  [CJM_CHANGE_TEXT] = { N_ ("Undo typing"), N_ ("Redo typing") },
  [CJM_CHANGE_REPLACE] = { N_ ("Undo replace"), N_ ("Redo replace") },
  [CJM_CHANGE_ADD_NOTE] = { N_ ("Undo add note"), N_ ("Redo add note") },
  [CJM_CHANGE_DELETE_NOTE] = { N_ ("Undo delete note"), N_ ("Redo delete note") },
  [CJM_CHANGE_DUPLICATE_NOTE] = { N_ ("Undo duplicate note"), N_ ("Redo duplicate note") },
  [CJM_CHANGE_MOVE_NOTE] = { N_ ("Undo move note"), N_ ("Redo move note") },
  [CJM_CHANGE_CUT] = { N_ ("Undo cut"), N_ ("Redo cut") },
  [CJM_CHANGE_PASTE] = { N_ ("Undo paste"), N_ ("Redo paste") },
  [CJM_CHANGE_MERGE_NOTES] = { N_ ("Undo merge notes"), N_ ("Redo merge notes") },
  [CJM_CHANGE_SPLIT_NOTE] = { N_ ("Undo split note"), N_ ("Redo split note") },
  [CJM_CHANGE_SORT_NOTES] = { N_ ("Undo sort notes"), N_ ("Redo sort notes") },
  [CJM_CHANGE_EVIDENCE] = { N_ ("Undo change of evidence"), N_ ("Redo change of evidence") },
  [CJM_CHANGE_ADD_PHASE] = { N_ ("Undo add phase"), N_ ("Redo add phase") },
  [CJM_CHANGE_DELETE_PHASE] = { N_ ("Undo delete phase"), N_ ("Redo delete phase") },
  [CJM_CHANGE_DUPLICATE_PHASE] = { N_ ("Undo duplicate phase"), N_ ("Redo duplicate phase") },
  [CJM_CHANGE_MOVE_PHASE] = { N_ ("Undo move phase"), N_ ("Redo move phase") },
  [CJM_CHANGE_COLOR] = { N_ ("Undo change of color"), N_ ("Redo change of color") },
  [CJM_CHANGE_ADD_LANE] = { N_ ("Undo add lane"), N_ ("Redo add lane") },
  [CJM_CHANGE_DELETE_LANE] = { N_ ("Undo delete lane"), N_ ("Redo delete lane") },
  [CJM_CHANGE_DUPLICATE_LANE] = { N_ ("Undo duplicate lane"), N_ ("Redo duplicate lane") },
  [CJM_CHANGE_MOVE_LANE] = { N_ ("Undo move lane"), N_ ("Redo move lane") },
  [CJM_CHANGE_PHOTO] = { N_ ("Undo choose photo"), N_ ("Redo choose photo") },
  [CJM_CHANGE_REMOVE_PHOTO] = { N_ ("Undo remove photo"), N_ ("Redo remove photo") },
  [CJM_CHANGE_LANGUAGE] = { N_ ("Undo change of language"), N_ ("Redo change of language") },
  [CJM_CHANGE_THEME] = { N_ ("Undo change of theme"), N_ ("Redo change of theme") },
  [CJM_CHANGE_FONT] = { N_ ("Undo change of font"), N_ ("Redo change of font") },
  [CJM_CHANGE_MOMENT]
  = { N_ ("Undo change of moment of truth"), N_ ("Redo change of moment of truth") },
  [CJM_CHANGE_EMPHASIS] = { N_ ("Undo change of emphasis"), N_ ("Redo change of emphasis") },
  [CJM_CHANGE_SOURCE] = { N_ ("Undo change of source"), N_ ("Redo change of source") },
  [CJM_CHANGE_DETAIL] = { N_ ("Undo change of details"), N_ ("Redo change of details") },
  [CJM_CHANGE_FEELING] = { N_ ("Undo change of feeling"), N_ ("Redo change of feeling") },
  [CJM_CHANGE_CHANNEL] = { N_ ("Undo change of channel"), N_ ("Redo change of channel") },
  [CJM_CHANGE_METRIC] = { N_ ("Undo change of metric"), N_ ("Redo change of metric") },
  [CJM_CHANGE_ACTION] = { N_ ("Undo change of action"), N_ ("Redo change of action") },
  [CJM_CHANGE_LINK_ACTION] = { N_ ("Undo link of action"), N_ ("Redo link of action") },
  [CJM_CHANGE_PICTURE] = { N_ ("Undo change of picture"), N_ ("Redo change of picture") },
  [CJM_CHANGE_AUDIENCE] = { N_ ("Undo change of audience"), N_ ("Redo change of audience") },
  [CJM_CHANGE_ADD_STEP] = { N_ ("Undo add step"), N_ ("Redo add step") },
  [CJM_CHANGE_JOIN_STEPS] = { N_ ("Undo join steps"), N_ ("Redo join steps") },
  [CJM_CHANGE_MOVE_STEP] = { N_ ("Undo move step"), N_ ("Redo move step") },
  [CJM_CHANGE_WIDTH] = { N_ ("Undo change of width"), N_ ("Redo change of width") },
  [CJM_CHANGE_LANE_SPAN] = { N_ ("Undo change of lane"), N_ ("Redo change of lane") },
  [CJM_CHANGE_LANE_GROUP] = { N_ ("Undo change of group"), N_ ("Redo change of group") },
  [CJM_CHANGE_ADD_GROUP] = { N_ ("Undo add group"), N_ ("Redo add group") },
  [CJM_CHANGE_MOVE_GROUP] = { N_ ("Undo move group"), N_ ("Redo move group") },
  [CJM_CHANGE_DROP] = { N_ ("Undo drop"), N_ ("Redo drop") },
  [CJM_CHANGE_TAKE_BACK]
  = { N_ ("Undo take back of a version"), N_ ("Redo take back of a version") },
  [CJM_CHANGE_IMPORT] = { N_ ("Undo import"), N_ ("Redo import") },
  [CJM_CHANGE_ADD_SOURCE] = { N_ ("Undo add source"), N_ ("Redo add source") },
  [CJM_CHANGE_EDIT_SOURCE] = { N_ ("Undo edit source"), N_ ("Redo edit source") },
  [CJM_CHANGE_DELETE_SOURCE] = { N_ ("Undo delete source"), N_ ("Redo delete source") },
  [CJM_CHANGE_ADD_CHANNEL] = { N_ ("Undo add channel"), N_ ("Redo add channel") },
  [CJM_CHANGE_EDIT_CHANNEL] = { N_ ("Undo edit channel"), N_ ("Redo edit channel") },
  [CJM_CHANGE_DELETE_CHANNEL] = { N_ ("Undo delete channel"), N_ ("Redo delete channel") },
  [CJM_CHANGE_ADD_CURVE] = { N_ ("Undo add curve"), N_ ("Redo add curve") },
  [CJM_CHANGE_DELETE_CURVE] = { N_ ("Undo delete curve"), N_ ("Redo delete curve") },
  [CJM_CHANGE_MOVE_CURVE] = { N_ ("Undo move curve"), N_ ("Redo move curve") },
  [CJM_CHANGE_TAKE_UP] = { N_ ("Undo load changes"), N_ ("Redo load changes") },
  [CJM_CHANGE_MERGE] = { N_ ("Undo merge"), N_ ("Redo merge") },
};

/* Of what was done to several things at once; NULL where that has no words of its own. */
static char *
dup_undo_many (CjmChange change, guint n)
{
  /* Translators: these name what undo would take back, with how often it was done. */
  if (change == CJM_CHANGE_REPLACE)
    return g_strdup_printf (ngettext ("Undo replace %u time", "Undo replace %u times", n), n);
  if (change == CJM_CHANGE_DELETE_NOTE)
    return g_strdup_printf (ngettext ("Undo delete %u note", "Undo delete %u notes", n), n);
  if (change == CJM_CHANGE_DUPLICATE_NOTE)
    return g_strdup_printf (ngettext ("Undo duplicate %u note", "Undo duplicate %u notes", n), n);
  if (change == CJM_CHANGE_MOVE_NOTE)
    return g_strdup_printf (ngettext ("Undo move %u note", "Undo move %u notes", n), n);
  if (change == CJM_CHANGE_MERGE_NOTES)
    return g_strdup_printf (ngettext ("Undo merge %u note", "Undo merge %u notes", n), n);
  if (change == CJM_CHANGE_EVIDENCE)
    return g_strdup_printf (
        ngettext ("Undo change of evidence of %u note", "Undo change of evidence of %u notes", n),
        n);

  return NULL;
}

static char *
dup_redo_many (CjmChange change, guint n)
{
  /* Translators: these name what redo would do again, with how often it was done. */
  if (change == CJM_CHANGE_REPLACE)
    return g_strdup_printf (ngettext ("Redo replace %u time", "Redo replace %u times", n), n);
  if (change == CJM_CHANGE_DELETE_NOTE)
    return g_strdup_printf (ngettext ("Redo delete %u note", "Redo delete %u notes", n), n);
  if (change == CJM_CHANGE_DUPLICATE_NOTE)
    return g_strdup_printf (ngettext ("Redo duplicate %u note", "Redo duplicate %u notes", n), n);
  if (change == CJM_CHANGE_MOVE_NOTE)
    return g_strdup_printf (ngettext ("Redo move %u note", "Redo move %u notes", n), n);
  if (change == CJM_CHANGE_MERGE_NOTES)
    return g_strdup_printf (ngettext ("Redo merge %u note", "Redo merge %u notes", n), n);
  if (change == CJM_CHANGE_EVIDENCE)
    return g_strdup_printf (
        ngettext ("Redo change of evidence of %u note", "Redo change of evidence of %u notes", n),
        n);

  return NULL;
}

char *
cjm_change_dup_undo_label (const CjmHistory *history)
{
  CjmChange change;
  guint n_times;
  char *label;

  if (!cjm_history_can_undo (history))
    return g_strdup (_ ("Undo"));

  change = cjm_history_get_undo_change (history);
  n_times = cjm_history_get_undo_count (history);
  label = n_times > 1 ? dup_undo_many (change, n_times) : NULL;
  return label != NULL ? label : g_strdup (_ (labels[change].undo));
}

char *
cjm_change_dup_redo_label (const CjmHistory *history)
{
  CjmChange change;
  guint n_times;
  char *label;

  if (!cjm_history_can_redo (history))
    return g_strdup (_ ("Redo"));

  change = cjm_history_get_redo_change (history);
  n_times = cjm_history_get_redo_count (history);
  label = n_times > 1 ? dup_redo_many (change, n_times) : NULL;
  return label != NULL ? label : g_strdup (_ (labels[change].redo));
}
