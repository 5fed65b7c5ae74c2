// Last year's self-assessment, from whatever table it was kept in, into the answers of a cycle:
// columns and level words are mapped, items matched by id, section or title, and what cannot be
// placed is listed with the reason. Nothing is written but by the one command.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/answer_words.h"
#include "exchange/record_import.h"
#include "exchange/table.h"
#include "records/answer.h"
#include "workspace/session.h"

namespace kijun {

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
  ColumnMapping meanings;            // by column; empty: left out
  std::vector<std::string> leftOut;  // headings without a meaning
  std::vector<PlannedAnswer> rows;
  std::vector<std::string> unknownLevels;  // words that say no level, each once
  ColumnNotes notes, levelNotes;
  std::size_t count(RowFate fate) const;
  bool changesAnything() const { return count(RowFate::New) + count(RowFate::Changed) > 0; }
};

// As mappingFor() for a register.
ColumnMapping answerMappingFor(const TextTable& table,
                               const std::map<std::string, std::string>& chosen = {},
                               const RememberedColumns& remembered = {});
// Words that were said to be levels before, folded.
std::map<std::string, int> rememberedLevels(const Session& session);

// Into the newest open cycle. Throws Error where no column says the item, or none has an answer;
// and Cancelled. levelWords: beside the scale's own.
AnswerImport planAnswerImport(const Session& session, const TextTable& table,
                              const ColumnMapping& mapping,
                              const std::map<std::string, int>& levelWords,
                              const Progress& progress = {});
// By what is said and, where nothing is, by what is remembered.
AnswerImport planAnswerImport(const Session& session, const TextTable& table,
                              const AnswerImportOptions& options = {});

// And the mapping and words to remember.
Command importCommand(const AnswerImport& plan);

}  // namespace kijun
