#pragma once

#include "cjm-words.h"
#include "cjm-map.h"

/* The guiding questions of a map, one after the other: who bought what, then phase by phase what
 * happened and what each lane asks, in the end the barrier and the insight. They are read off the
 * map itself, so that whoever comes back to it goes on at the first that has no answer. Lanes of
 * metrics, actions and pictures ask nothing here: they are work for later. */

G_BEGIN_DECLS

typedef enum
{
  CJM_QUESTION_TEXT,   /* the field of @target */
  CJM_QUESTION_NOTES,  /* the cell of @lane and @step: as many notes as there are answers */
  CJM_QUESTION_FEELING /* the same in a lane of emotions: a value, and a word for it */
} CjmQuestionKind;

typedef struct
{
  CjmQuestionKind kind;
  CjmTarget target;
  CjmId phase; /* 0 where it is about the map as a whole */
  CjmId lane, step;
} CjmQuestion;

/* An array of CjmQuestion, freed with g_array_unref(). */
GArray *cjm_map_list_questions (const CjmMap *map);

gboolean cjm_question_equal (const CjmQuestion *a, const CjmQuestion *b);
gboolean cjm_question_is_answered (const CjmQuestion *question, const CjmMap *map);

/* What to ask. A lane asks its own question, in the map's language, as an empty description does
 * with the hint of @words; the rest is asked in the language of the desktop. Borrowed. */
const char *
cjm_question_get_text (const CjmQuestion *question, const CjmMap *map, const CjmWords *words);

/* What the question is about: "Consideration · Needs". The caller frees it. */
char *
cjm_question_dup_subject (const CjmQuestion *question, const CjmMap *map, const CjmWords *words);

/* A new map to practise on with a purchase of one's own: the phases of the default template, and
 * the lanes that a person can fill from memory, with questions to "you". */
CjmMap *cjm_practice_map_new (const char *language, GRand *random);

G_END_DECLS
