// What each row of a returned questionnaire would do, with what was chosen for it, as a table
// model. UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "exchange/questionnaire/take_back.h"

namespace kijun::ui::collect {

class ReturnTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Item, Title, Unit, Fate, Change, Choice, Why };
  static constexpr int kColumns = Why + 1;

  // catalog: of the cycle it is taken into, for titles.
  explicit ReturnTable(CatalogPtr catalog, QObject* parent = nullptr)
      : QAbstractTableModel(parent), catalog_(std::move(catalog)) {}
  // nullptr: none. Choices made for the same answers are kept.
  void setPlan(std::shared_ptr<const TakeBack> plan);
  // Nothing: all of them.
  void setFate(std::optional<ReturnFate> fate);
  std::optional<ReturnFate> fate() const { return fate_; }

  const ReturnChoices& choices() const { return choices_; }
  // False where there is nothing to choose.
  bool choose(int row, ReturnChoice choice);
  void chooseConflicts(ReturnChoice choice);
  // Nothing where the row offers nothing.
  std::optional<ReturnChoice> choiceOf(int row) const;
  // Answers that are changed as it is chosen; conflicts nobody decided.
  int taken() const;
  int undecided() const;
  // nullptr outside.
  const PlannedReturn* rowAt(int row) const;
  int firstOf(ReturnFate fate) const;  // -1 where none is shown
  bool manyUnits() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void chosen();

 private:
  void arrange();
  std::optional<ReturnChoice> choiceAt(std::size_t place) const;
  QString words(std::size_t place, int column) const;
  QString changes(const PlannedReturn& row) const;
  CatalogPtr catalog_;
  std::shared_ptr<const TakeBack> plan_;
  std::optional<ReturnFate> fate_;
  std::vector<std::size_t> places_;
  ReturnChoices choices_;
};

QString fateWords(ReturnFate fate);
// Of a ReturnedField.
QString fieldWords(const std::string& field);
// Its value; longest: see ValueWords.
QString valueWords(const std::string& field, const Value& value, std::size_t longest);

}  // namespace kijun::ui::collect
