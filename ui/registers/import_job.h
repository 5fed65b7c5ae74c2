// The work of an import on a worker, one step at a time: reading a table, planning what it would
// do, doing it. A step asked for while another runs replaces it. Lives in the UI thread.
#pragma once
#include <QString>
#include <optional>

#include "ui/models/job.h"
#include "ui/registers/import_target.h"

namespace kijun::ui::registers {

// A table as it is to be read: a file, or a text that was pasted.
struct ImportSource {
  QString path;      // empty: the text
  QString text;      // parted by tabs, commas or semicolons
  std::string name;  // of the text, in messages
  QString sheet;     // of a workbook; empty: the first
};

struct ImportTable {
  TextTable table;
  ImportChoices choices;  // the default
};
using TablePtr = std::shared_ptr<const ImportTable>;
using PreviewPtr = std::shared_ptr<const ImportPreview>;

class ImportJob : public Job {
  Q_OBJECT
 public:
  ImportJob(std::shared_ptr<Session> session, std::shared_ptr<const ImportTarget> target,
            QObject* parent);
  void read(ImportSource source);
  void plan(TablePtr table, ImportChoices choices);
  // Refused (false) while anything runs: what is done is what is seen.
  bool apply(PreviewPtr preview);
  bool isApplying() const { return applying_; }
  // Nothing more is asked for, and what runs is stopped.
  void stop();

 Q_SIGNALS:
  void tableRead(const kijun::ui::registers::TablePtr& table);
  void planned(const kijun::ui::registers::PreviewPtr& preview);
  void applied();
  // Nothing runs any more and nothing waits.
  void settled();

 private:
  void next();
  void startRead(const ImportSource& source);
  void startPlan(const TablePtr& table, const ImportChoices& choices);
  std::shared_ptr<Session> session_;
  std::shared_ptr<const ImportTarget> target_;
  std::function<void()> waiting_;
  bool applying_ = false;
  bool stopped_ = false;
};

}  // namespace kijun::ui::registers
