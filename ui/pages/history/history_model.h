// The entries that fit a filter as a table, newest first. The numbers are read at once, the rest a
// page at a time when it is looked at, so that a hundred thousand entries scroll.
#pragma once
#include <QAbstractTableModel>
#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>

#include "workspace/history.h"

namespace kijun::ui::history {

class HistoryModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { When, Who, Role, What, Subject, kColumns };
  static constexpr int kPage = 100;

  HistoryModel(std::shared_ptr<Session> session, int offsetMinutes, QObject* parent = nullptr);
  ~HistoryModel() override;
  // Reads on a worker; a reading under way is given up. loaded() follows.
  void setFilter(HistoryFilter filter);
  void reload();
  bool isLoading() const { return cancelled_ != nullptr; }
  std::int64_t numberAt(int row) const;  // 0 beyond the rows
  int rowOf(std::int64_t number) const;  // -1 where it is not among them

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void loaded();
  void failed(const QString& words);

 private:
  const HistoryLine* line(int row) const;
  void wantPage(int page) const;
  void readPage(int page);
  void adopt(std::vector<std::int64_t> numbers);
  QString shown(const HistoryLine& line, int column) const;

  std::shared_ptr<Session> session_;
  int offsetMinutes_;
  HistoryFilter filter_;
  std::vector<std::int64_t> numbers_;
  std::unordered_map<int, std::vector<HistoryLine>> pages_;
  mutable std::set<int> wanted_;
  int round_ = 0;  // counts the fillings, so that a late page is not shown
  std::shared_ptr<std::atomic<bool>> cancelled_;  // null when nothing is read
};

// "2026-04-01 09:00:05" where the workspace stands.
QString shownTime(const std::string& iso, int offsetMinutes);
// "［取消し］" and the like before an entry's name.
QString shownName(const HistoryLine& line);

}  // namespace kijun::ui::history
