#include "cjm-change-label.h"

#include <glib/gi18n.h>

/* Whole sentences, as other languages do not put them together from parts. */
static const struct
{
  const char *undo, *redo;
} labels[CJM_N_CHANGES] = {
  [CJM_CHANGE_TEXT] = { N_ ("Undo typing"), N_ ("Redo typing") },
  [CJM_CHANGE_ADD_NOTE] = { N_ ("Undo add note"), N_ ("Redo add note") },
  [CJM_CHANGE_DELETE_NOTE] = { N_ ("Undo delete note"), N_ ("Redo delete note") },
  [CJM_CHANGE_DUPLICATE_NOTE] = { N_ ("Undo duplicate note"), N_ ("Redo duplicate note") },
  [CJM_CHANGE_MOVE_NOTE] = { N_ ("Undo move note"), N_ ("Redo move note") },
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
};

const char *
cjm_change_get_undo_label (CjmChange change)
{
  return _ (labels[change].undo);
}

const char *
cjm_change_get_redo_label (CjmChange change)
{
  return _ (labels[change].redo);
}
