// The sheets of a questionnaire, each written by a function of its own.
#pragma once
#include "assessment/questionnaire.h"
#include "exchange/questionnaire/form_book.h"

namespace kijun {

// Where the choices of drop-downs stand, as formulas.
struct FormChoices {
  std::string levels, stipulations, applicabilities;
};

// Whose it is, and the choices; the sheet is hidden.
FormChoices writeOrigin(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                        Language language);
void writeGuide(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                Language language);
void writeAnswers(FormBook& book, lxw_worksheet* sheet, const Questionnaire& questionnaire,
                  Language language, const FormChoices& choices);

inline constexpr Stipulation kFormStipulations[] = {Stipulation::None, Stipulation::Partial,
                                                    Stipulation::Full};
inline constexpr Applicability kFormApplicabilities[] = {
    Applicability::Applicable, Applicability::NotApplicable, Applicability::NotAdopted};

}  // namespace kijun
