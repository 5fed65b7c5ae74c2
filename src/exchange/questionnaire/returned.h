// A questionnaire as it came back: what was written in it, before anything is compared. Read from a
// spreadsheet (returned_table.cpp), however sorted, re-saved or widened, or from a small workspace
// (returned_workspace.cpp). Nothing here knows the workspace it returns to.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/table.h"
#include "records/answer.h"

namespace kijun {

// An answer's fields as a questionnaire carries them.
struct AnswerFields {
  std::optional<int> level;
  std::optional<Stipulation> stipulation;
  Applicability applicability = Applicability::Applicable;
  std::string reason, note;
  bool noEvent = false;
  std::map<std::string, Tick> ticks = {};
  std::vector<DocumentReference> references = {};
  bool operator==(const AnswerFields&) const = default;
};
AnswerFields fieldsOf(const Answer& answer);
// One short line for a hidden cell, with a check of its own; and back. Nothing where it was
// altered or is something else.
std::string encodedBase(const AnswerFields& fields, bool blankForm);
struct Base {
  AnswerFields fields;     // when the questionnaire was handed out
  bool blankForm = false;  // and its cells were left empty
};
std::optional<Base> decodedBase(std::string_view text);

// A piece of evidence in a returned workspace.
struct ReturnedPiece {
  Id id;
  Id revision;  // its newest
  std::string title;
};

struct ReturnedAnswer {
  std::size_t line = 0;  // of the sheet; 0 in a workspace
  std::string item;      // as written
  std::string unit;      // as written; empty: 全体
  // As written; nothing: there is no such column.
  std::optional<std::string> level, stipulation, applicability, reason, note;
  std::string message;       // a remark to the office; becomes a comment
  std::string evidence;      // names of evidence, one a line, as written beside the answer
  std::optional<Base> base;  // nothing: lost, or never there
  // From a small workspace: the whole answer instead of words, with its comments, ticks and
  // references, and the pieces of evidence on it.
  std::optional<Answer> answer;
  std::vector<ReturnedPiece> pieces;
};

struct ReturnedQuestionnaire {
  std::filesystem::path file;
  std::string source;  // how it was read: "XLSX 「回答票」", "Kijun"
  Id cycle;            // as the file says, all of them empty where that was lost
  Id department;
  std::string departmentName;
  std::string respondent;  // name, as written
  std::vector<ReturnedAnswer> rows;
  std::vector<std::string> leftOut;  // headings that say nothing about an answer
  bool isWorkspace = false;
};

// Finds out by the content. Throws Error: neither a questionnaire nor a table with a column of item
// numbers; a PDF or HTML questionnaire (which is for reading: says what to send instead); and what
// readTable() and Session::open() throw.
ReturnedQuestionnaire readReturned(const std::filesystem::path& file);

}  // namespace kijun
