// Full-text search as somebody types: waits a moment for the next key, searches on a worker, and
// gives up what is no longer asked for. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <stop_token>

#include "workspace/search.h"

namespace kijun::ui {

class WorkspaceModel;

class SearchJob : public QObject {
  Q_OBJECT
 public:
  explicit SearchJob(QObject* parent = nullptr);
  ~SearchJob() override { cancel(); }
  // The latest counts.
  void ask(WorkspaceModel* workspace, SearchRequest request);
  void cancel();
  bool isSearching() const { return searching_; }

 Q_SIGNALS:
  void found(const SearchResult& result);
  // In the window's language: what happened, to what, and what to do.
  void failed(const QString& words);

 private:
  void start();
  QTimer pause_;
  QPointer<WorkspaceModel> workspace_;
  SearchRequest request_;
  std::stop_source stop_;
  int number_ = 0;  // of the latest search
  bool searching_ = false;
};

}  // namespace kijun::ui
