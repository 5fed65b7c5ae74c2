#include "ui/pages/start/recent_files.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>

namespace kijun::ui {
namespace {

constexpr std::size_t kMost = 8;
const auto kArray = QStringLiteral("recent");

}  // namespace

std::vector<RecentFile> RecentFiles::all() const {
  std::vector<RecentFile> out;
  const int count = settings_.beginReadArray(kArray);
  for (int i = 0; i < count; ++i) {
    settings_.setArrayIndex(i);
    out.push_back({settings_.value("path").toString(), settings_.value("name").toString(),
                   settings_.value("opened").toDateTime()});
  }
  settings_.endArray();
  return out;
}

void RecentFiles::add(const QString& path, const QString& name) {
  auto files = all();
  std::erase_if(files, [&](const RecentFile& file) { return file.path == path; });
  files.insert(files.begin(), {path, name, QDateTime::currentDateTime()});
  if (files.size() > kMost) files.resize(kMost);
  store(files);
}

void RecentFiles::remove(const QString& path) {
  auto files = all();
  std::erase_if(files, [&](const RecentFile& file) { return file.path == path; });
  store(files);
}

bool RecentFiles::contains(const QString& path) const {
  const auto files = all();
  return std::ranges::find(files, path, &RecentFile::path) != files.end();
}

QString RecentFiles::folder() const {
  const auto files = all();
  return files.empty() ? documentsFolder() : QFileInfo(files.front().path).absolutePath();
}

void RecentFiles::store(const std::vector<RecentFile>& files) {
  settings_.remove(kArray);
  settings_.beginWriteArray(kArray, static_cast<int>(files.size()));
  for (std::size_t i = 0; i < files.size(); ++i) {
    settings_.setArrayIndex(static_cast<int>(i));
    settings_.setValue("path", files[i].path);
    settings_.setValue("name", files[i].name);
    settings_.setValue("opened", files[i].opened);
  }
  settings_.endArray();
}

QString documentsFolder() {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  return documents.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation)
                             : documents;
}

}  // namespace kijun::ui
