// Seals or opens one package on a worker. Lives in the UI thread, and speaks there.
#pragma once
#include <QObject>
#include <QString>
#include <atomic>
#include <memory>
#include <optional>

#include "workspace/package.h"

namespace kijun::ui {

class PackageJob : public QObject {
  Q_OBJECT
 public:
  explicit PackageJob(QObject* parent = nullptr) : QObject(parent) {}
  // What runs is cancelled.
  ~PackageJob() override { cancel(); }
  // One at a time: asking while one runs does nothing.
  void seal(std::shared_ptr<Session> session, std::optional<Selection> selection,
            const QString& place, Passphrase passphrase);
  void unseal(const QString& package, const QString& place, Passphrase passphrase);
  // Nothing is left behind after this.
  void cancel();
  bool isRunning() const { return cancelled_ != nullptr; }

 Q_SIGNALS:
  void progressed(double share);
  void sealed(const kijun::SealedPackage& package);
  void unsealed(const kijun::UnsealedPackage& package);
  // In the window's language: what happened, to what, and what to do.
  void failed(const QString& words);
  void cancelled();

 private:
  Progress begin();
  void end(const std::exception_ptr& failure);
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing runs
};

// The file behind a path typed or chosen in the window.
std::filesystem::path filePathOf(const QString& path);

}  // namespace kijun::ui
