// The workspaces opened lately, newest first, kept in the window's settings. The files themselves
// are not looked at: they may lie on a share that is away.
#pragma once
#include <QDateTime>
#include <QString>
#include <vector>

class QSettings;

namespace kijun::ui {

struct RecentFile {
  QString path;
  QString name;  // of the organisation, when last opened
  QDateTime opened;
};

class RecentFiles {
 public:
  explicit RecentFiles(QSettings& settings) : settings_(settings) {}
  std::vector<RecentFile> all() const;
  void add(const QString& path, const QString& name);
  void remove(const QString& path);
  bool contains(const QString& path) const;
  // Where the newest lies, else documentsFolder().
  QString folder() const;

 private:
  void store(const std::vector<RecentFile>& files);
  QSettings& settings_;
};

// Where workspaces are offered to lie: the documents folder, else the home folder.
QString documentsFolder();

}  // namespace kijun::ui
