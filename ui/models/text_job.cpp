#include "ui/models/text_job.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "ui/models/background.h"
#include "workspace/evidence_text.h"

namespace kijun::ui {

TextJob::TextJob(std::shared_ptr<Session> session, QObject* parent)
    : QObject(parent), session_(session) {
  if (session->access() != Access::ReadWrite) return;
  observing_ = session->observe([this](const ChangeNotice& notice) {
    if (std::ranges::find(notice.tables, "evidence_revision") == notice.tables.end()) return;
    QMetaObject::invokeMethod(this, &TextJob::start, Qt::QueuedConnection);
  });
  QMetaObject::invokeMethod(this, &TextJob::start, Qt::QueuedConnection);
}

// The observer ends first: it refers to this.
TextJob::~TextJob() {
  observing_.reset();
  stop_.request_stop();
}

void TextJob::start() {
  auto session = session_.lock();
  if (!session) return;
  if (reading_) {
    again_ = true;
    return;
  }
  reading_ = true;
  again_ = false;
  TextOptions options;
  options.stop = stop_.get_token();
  const auto ended = [this] {
    reading_ = false;
    if (again_) return start();
    Q_EMIT finished();
  };
  inBackground(
      this, [session = std::move(session), options] { return readTexts(*session, options); },
      [ended](const TextReading&) { ended(); },
      [ended](const std::exception_ptr& failure) {
        try {
          std::rethrow_exception(failure);
        } catch (const std::exception& error) {
          // Search does without it, and the next opening tries again.
          spdlog::warn("The text of evidence was not read: {}.", error.what());
        }
        ended();
      });
}

}  // namespace kijun::ui
