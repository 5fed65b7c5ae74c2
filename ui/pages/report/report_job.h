// Makes one report on a worker and writes it in one go. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <memory>
#include <optional>

#include "report/report.h"
#include "workspace/session.h"

namespace kijun::ui::report {

struct Wish {
  std::string kind;
  ReportFormat format = ReportFormat::Pdf;
  Language language = Language::Japanese;
  int cycle = 1;
  std::optional<Date> asOf;  // default the cycle's
};

class ReportJob : public QObject {
  Q_OBJECT
 public:
  explicit ReportJob(QObject* parent = nullptr) : QObject(parent) {}
  // What runs is cancelled.
  ~ReportJob() override { cancel(); }
  // One at a time: asking while one runs does nothing.
  void start(std::shared_ptr<Session> session, Wish wish, const QString& path);
  // Nothing is written after this.
  void cancel();
  bool isRunning() const { return cancelled_ != nullptr; }

 Q_SIGNALS:
  void progressed(double share);
  void made(const QString& path);
  // In the window's language: what happened, to what, and what to do.
  void failed(const QString& words);
  void cancelled();

 private:
  void finish(const QString& path, const std::exception_ptr& failure);
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing runs
};

}  // namespace kijun::ui::report
