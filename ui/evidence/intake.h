// Taking in files, and what was pasted, as evidence: one job for all that came together. Content
// that the workspace has already is linked instead of added again. What cannot be taken in is told
// by name, and the others still go in. Lives in the UI thread, and speaks there.
#pragma once
#include <QImage>
#include <filesystem>
#include <string>
#include <vector>

#include "ui/models/job.h"
#include "workspace/evidence.h"

class QMimeData;

namespace kijun::ui {

struct IntakeItem {
  std::filesystem::path file;  // empty: the image
  QImage image;                // becomes a PNG
  std::string fileName;        // of the image
  std::string title;           // empty: the file's name without its extension
  std::string kind = "record";
  QString shownName() const;
};

// The local files of a drop or of the clipboard, or else the clipboard's image with the given
// title: nothing where there is neither.
std::vector<IntakeItem> itemsOf(const QMimeData& data);
std::vector<IntakeItem> itemsOf(const QStringList& paths);

struct Intake {
  std::vector<IntakeItem> items;
  std::vector<LinkTarget> targets;
  // The item is a new revision of this piece instead; one item.
  Id revisionOf;
};

struct IntakeReport {
  struct Piece {
    Id id;
    std::string title;
  };
  struct Failure {
    QString name;
    std::exception_ptr why;
  };
  std::vector<Piece> added;    // new pieces, or the piece with a new revision
  std::vector<Piece> linked;   // were there already, and hang on the targets now
  std::vector<Piece> present;  // were there already, and nothing was to be done
  std::vector<Failure> failures;
  std::size_t left = 0;  // not begun, for it was cancelled
};

// What became of it in whole sentences; failures one a line. In the window's language.
QString summaryOf(const IntakeReport& report);

class EvidenceIntake : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // One at a time.
  void start(std::shared_ptr<Session> session, Intake intake);

 Q_SIGNALS:
  void finished(const kijun::ui::IntakeReport& report);
};

}  // namespace kijun::ui
