// What references may point to: the records of another register or the items of the guideline, by
// name. Read on a worker, offered in lists that make their rows as they are looked at, so that a
// register of any size can be chosen from.
#pragma once
#include <QAbstractListModel>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "records/description.h"
#include "workspace/session.h"

namespace kijun::ui::registers {

struct TargetName {
  std::string id;
  QString name;
};
class TargetTable {
 public:
  explicit TargetTable(std::vector<TargetName> all);
  const std::vector<TargetName>& all() const { return all_; }
  // nullptr where it is gone.
  const QString* nameOf(const std::string& id) const;

 private:
  std::vector<TargetName> all_;
  std::unordered_map<std::string, std::size_t> places_;
};
using TargetNames = std::shared_ptr<const TargetTable>;
// By Field::target.
using Targets = std::map<std::string, TargetNames, std::less<>>;

// Those that the register's references may point to. Any thread. Throws Error.
Targets readTargets(const Session& session, const RecordDescription& description,
                    Language language);
// A value as a person reads it, references by name; nothing as "–". UI thread.
QString shownWith(const Targets& targets, const Field& field, const Value& value);

// UI thread only.
class TargetList : public QAbstractListModel {
  Q_OBJECT
 public:
  enum class Kind {
    One,
    Many
  };  // Many can be ticked; One begins with "none" where that is allowed
  static constexpr int kIdRole = Qt::UserRole;
  TargetList(Kind kind, bool withNone, QObject* parent);
  void setNames(TargetNames names);
  // Names that hold the words, folded; those that are ticked stay.
  void setFilter(const QString& words);
  std::vector<std::string> ticked() const { return {ticked_.begin(), ticked_.end()}; }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void tickedChanged();

 private:
  void arrange();
  const TargetName* at(const QModelIndex& index) const;
  Kind kind_;
  bool withNone_;
  TargetNames names_;
  std::vector<std::size_t> shown_;
  std::set<std::string> ticked_;
  std::string filter_;
};

}  // namespace kijun::ui::registers
