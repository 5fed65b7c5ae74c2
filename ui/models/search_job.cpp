#include "ui/models/search_job.h"

#include "base/error.h"
#include "ui/models/background.h"
#include "ui/models/workspace_model.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

constexpr int kPauseMilliseconds = 60;

}  // namespace

SearchJob::SearchJob(QObject* parent) : QObject(parent) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  connect(&pause_, &QTimer::timeout, this, &SearchJob::start);
}

void SearchJob::ask(WorkspaceModel* workspace, SearchRequest request) {
  cancel();
  workspace_ = workspace;
  request_ = std::move(request);
  searching_ = true;
  pause_.start();
}

void SearchJob::cancel() {
  pause_.stop();
  stop_.request_stop();
  ++number_;
  searching_ = false;
}

void SearchJob::start() {
  if (!workspace_) return;
  stop_ = std::stop_source();
  inBackground(
      this,
      [session = workspace_->sessionPtr(), request = request_, stop = stop_.get_token()] {
        return search(*session, request, stop);
      },
      [this, number = number_](const SearchResult& result) {
        if (number != number_) return;
        searching_ = false;
        Q_EMIT found(result);
      },
      [this, number = number_](const std::exception_ptr& failure) {
        if (number != number_) return;
        searching_ = false;
        try {
          std::rethrow_exception(failure);
        } catch (const Error& error) {
          Q_EMIT failed(rendered(error));
        } catch (const std::exception& error) {
          Q_EMIT failed(QString::fromUtf8(error.what()));
        }
      });
}

}  // namespace kijun::ui
