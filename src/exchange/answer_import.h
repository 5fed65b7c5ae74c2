// Last year's self-assessment, from whatever table it was kept in, into the answers of a cycle:
// columns and level words are mapped, items matched by id, section or title, and what cannot be
// placed is listed with the reason. Nothing is written but by the one command.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/record_import.h"
#include "exchange/table.h"
#include "records/answer.h"
#include "workspace/session.h"

namespace kijun {

// What a column may hold: item, level, stipulation, applicability, reason, note, unit.
std::vector<std::string> answerColumns();

struct AnswerImportOptions {
  std::map<std::string, std::string> columns;  // a heading's meaning, as a person said it
  std::map<std::string, int> levelWords;       // beside the scale's own: 「実施済み」 is 3
};

struct PlannedAnswer {
  std::size_t line = 0;
  RowFate fate = RowFate::Unchanged;
  std::string item;  // empty where none was found
  std::string unit;  // its name, where it is not 全体
  Answer answer;     // as it would stand
  std::vector<FieldEdit> edits;
  std::vector<Message> problems;
};

struct AnswerImport {
  std::string source;
  std::vector<std::string> meanings;  // by column; empty: left out
  std::vector<std::string> leftOut;   // headings without a meaning
  std::vector<PlannedAnswer> rows;
  std::size_t count(RowFate fate) const;
  bool changesAnything() const { return count(RowFate::New) + count(RowFate::Changed) > 0; }
};

// Into the newest open cycle. Throws Error where no column says the item, or none has an answer.
AnswerImport planAnswerImport(const Session& session, const TextTable& table,
                              const AnswerImportOptions& options = {});

Command importCommand(const AnswerImport& plan);

}  // namespace kijun
