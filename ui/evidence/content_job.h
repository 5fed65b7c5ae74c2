// What a revision of evidence holds, made ready for looking at on a worker: recognised by its bytes
// before its name, never in memory whole, with progress and cancelling. Lives in the UI thread, and
// speaks there.
#pragma once
#include <QImage>
#include <filesystem>
#include <memory>

#include "base/media_type.h"
#include "base/message.h"
#include "ui/models/job.h"
#include "workspace/evidence.h"

class QPdfDocument;

namespace kijun::ui {

struct ViewedContent {
  enum class What { Pdf, Image, Text, Other };
  What what = What::Other;
  QString mediaType;
  Danger danger = Danger::None;
  Message problem;  // why it is not shown though its type could be; else empty
  std::shared_ptr<QPdfDocument> pdf;
  bool pagewise = false;  // of a PDF: one page at a time
  QImage image;
  QSize imageSize;  // as stored; larger than image where that was made smaller
  QString words;
  QString charset;
  bool cut = false;  // the text goes on
};
using ViewedPtr = std::shared_ptr<const ViewedContent>;

class ContentJob : public Job {
  Q_OBJECT
 public:
  using Job::Job;
  // Each: one at a time.
  void view(std::shared_ptr<Session> session, EvidenceRevision revision);
  // A read-only copy for the system's programs.
  void copyOut(std::shared_ptr<Session> session, EvidenceRevision revision);
  // To where the person wants it.
  void exportTo(std::shared_ptr<Session> session, EvidenceRevision revision,
                std::filesystem::path place);

 Q_SIGNALS:
  void viewed(const kijun::ui::ViewedPtr& content);
  void copied(const QString& path);
  void exported(const QString& path);
};

}  // namespace kijun::ui
