#pragma once

#include "cjm-preview.h"

/* A card of the start page: the picture of a map, its name, a line about it and the number of its
 * phases. The picture comes later, when it has been drawn. */

G_BEGIN_DECLS

#define CJM_TYPE_TEMPLATE_CARD (cjm_template_card_get_type ())
G_DECLARE_FINAL_TYPE (CjmTemplateCard, cjm_template_card, CJM, TEMPLATE_CARD, GtkFlowBoxChild)

/* Pixels of the picture on the card. */
#define CJM_TEMPLATE_CARD_WIDTH 272
#define CJM_TEMPLATE_CARD_HEIGHT 168

typedef enum
{
  CJM_CARD_TEMPLATE, /* one of the program's: id */
  CJM_CARD_OWN,      /* one of the user's: id and file */
  CJM_CARD_PRACTICE  /* the guiding questions on a purchase of one's own */
} CjmCardKind;

/* @file may be NULL. */
GtkWidget *cjm_template_card_new (CjmCardKind kind,
                                  const char *id,
                                  const char *name,
                                  const char *description,
                                  GFile *file);

CjmCardKind cjm_template_card_get_kind (CjmTemplateCard *card);
const char *cjm_template_card_get_id (CjmTemplateCard *card);
const char *cjm_template_card_get_name (CjmTemplateCard *card);
GFile *cjm_template_card_get_file (CjmTemplateCard *card);

void cjm_template_card_set_preview (CjmTemplateCard *card, const CjmPreview *preview);

G_END_DECLS
