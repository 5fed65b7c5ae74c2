// A questionnaire (回答票): the items one department has to answer, with what it needs to do so,
// complete and without a workspace behind it. Written as a spreadsheet (exchange/questionnaire/),
// as paper (report/questionnaire.h), or handed over as a small workspace (workspace/
// questionnaire_part.h). Pure; any thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "assessment/answer_owner.h"

namespace kijun {

enum class QuestionnaireFill { Filled, Blank };  // with the answers as they stand, or to be written

struct QuestionnaireRow {
  std::size_t item = 0;  // index in the catalog
  Id unit;
  Answer answer;                      // as it stands; with its key even where it is not given yet
  std::optional<Answer> lastCycle;    // effective for this unit, where there was one
  std::vector<std::string> evidence;  // titles of what hangs on it
};

struct Questionnaire {
  std::string organisation;
  CycleRecord cycle;
  CatalogPtr catalog;
  std::string lastCycleName;  // empty without one
  Department department;
  std::string unitName;                  // of the one unit it is for; empty: of several, or 全体
  std::vector<Unit> units;               // of the cycle, 全体 first
  std::vector<std::string> respondents;  // names, in the order of their items
  Id respondent;                         // who answers all of it; empty: several do, or nobody said
  std::map<Id, std::string> documents;   // titles, for references
  std::string due;                       // earliest among what is still owed; empty: none
  Date asOf;
  QuestionnaireFill fill = QuestionnaireFill::Filled;
  std::vector<QuestionnaireRow> rows;  // in the order of the catalog, then of the units

  const Item& itemOf(const QuestionnaireRow& row) const { return catalog->items()[row.item]; }
  const Unit& unitOf(const QuestionnaireRow& row) const;
  bool manyUnits() const;  // rows of more than one unit
};

struct QuestionnaireWish {
  Id department;
  Id respondent = {};                      // only what that person was given; empty: all
  std::vector<std::string> sections = {};  // only what stands below them; empty: all
  QuestionnaireFill fill = QuestionnaireFill::Filled;
};

// evidence: titles by answer. Throws Error (Input) where the department is not in the register, or
// has nothing to answer, saying how items are given to it.
Questionnaire questionnaireOf(const Snapshot& snapshot, const QuestionnaireWish& wish,
                              const std::map<AnswerKey, std::vector<std::string>>& evidence = {});

// A department by its name or id, as people type it. Throws Error naming those there are.
const Department& departmentNamed(const Snapshot& snapshot, const std::string& nameOrId);

}  // namespace kijun
