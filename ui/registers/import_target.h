// What an import goes into, as the dialog needs it: a register or the answers. A target says what
// columns may mean and plans on a worker; a preview is the plan, shared and never changed.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "exchange/answer_import.h"
#include "exchange/record_import.h"
#include "ui/registers/targets.h"

namespace kijun::ui::registers {

struct ImportMeaning {
  std::string id;
  QString words;
};

// What a person decided, or what is the default.
struct ImportChoices {
  ColumnMapping mapping;
  std::map<std::string, int> levelWords;  // of answers, folded
};

struct ImportLine {
  std::size_t line = 0;  // in the file
  RowFate fate = RowFate::Unchanged;
  const std::string* name = nullptr;
  const std::vector<FieldEdit>* edits = nullptr;
  const std::vector<Message>* problems = nullptr;
};

class ImportPreview {
 public:
  virtual ~ImportPreview() = default;
  virtual std::size_t size() const = 0;
  virtual ImportLine line(std::size_t at) const = 0;
  // Before and after, field by field; of a new record all that it would hold.
  virtual std::vector<FieldEdit> edits(std::size_t at) const = 0;
  virtual const Field* field(std::string_view id) const = 0;
  virtual std::size_t count(RowFate fate) const = 0;
  virtual Command command(Progress progress) const = 0;
  // A value as a person reads it. UI thread.
  QString shown(const Field& field, const Value& value) const {
    return shownWith(targets, field, value);
  }
  Targets targets;
  std::vector<std::string> unknownLevels;  // of answers
};

class ImportTarget {
 public:
  virtual ~ImportTarget() = default;
  // ---- UI thread ----
  virtual QString title() const = 0;
  virtual std::vector<ImportMeaning> meanings() const = 0;
  virtual const CommandKind& kind() const = 0;
  virtual bool hasLevels() const { return false; }
  // ---- any thread; throw Error ----
  // As remembered and as headings say.
  virtual ImportChoices choicesFor(const Session& session, const TextTable& table) const = 0;
  virtual std::shared_ptr<const ImportPreview> plan(const Session& session, const TextTable& table,
                                                    const ImportChoices& choices, Language language,
                                                    const Progress& progress) const = 0;
};

std::unique_ptr<ImportTarget> registerTarget(const RecordDescription& description);
std::unique_ptr<ImportTarget> answersTarget();

}  // namespace kijun::ui::registers
