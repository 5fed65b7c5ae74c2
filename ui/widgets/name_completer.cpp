#include "ui/widgets/name_completer.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QStyledItemDelegate>
#include <algorithm>

#include "base/text.h"
#include "ui/shell/text.h"

namespace kijun::ui {

namespace {

constexpr std::size_t kMost = 200;  // offered at once; more words narrow them down

}  // namespace

QString nameWithDetail(const NamedRecord& record) {
  const QString name = toQt(record.name);
  return record.detail.empty() ? name : text("ui.pair", name, record.detail);
}

// The names offered now.
class NameMatches : public QAbstractListModel {
 public:
  using QAbstractListModel::QAbstractListModel;
  void show(NameListPtr names, std::vector<std::size_t> places) {
    beginResetModel();
    names_ = std::move(names);
    places_ = std::move(places);
    endResetModel();
  }
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(places_.size());
  }
  QVariant data(const QModelIndex& index, int role) const override {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& record = names_->all()[places_[static_cast<std::size_t>(index.row())]];
    if (role == Qt::UserRole) return toQt(record.id);
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole) {
      return nameWithDetail(record);
    }
    return {};
  }
  std::vector<Id> leftOut;

 private:
  NameListPtr names_;
  std::vector<std::size_t> places_;
};

NameCompleter::NameCompleter(QLineEdit* edit)
    : QCompleter(edit), edit_(edit), matches_(new NameMatches(this)) {
  setModel(matches_);
  setWidget(edit);
  setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  setMaxVisibleItems(10);
  auto* list = new QListView;
  list->setUniformItemSizes(true);
  setPopup(list);
  // A completer's own delegate knows nothing of the look.
  list->setItemDelegate(new QStyledItemDelegate(list));
  connect(edit, &QLineEdit::textEdited, this, &NameCompleter::offer);
  connect(this, qOverload<const QModelIndex&>(&QCompleter::activated), this,
          [this](const QModelIndex& index) { Q_EMIT chosen(index.data(Qt::UserRole).toString()); });
  edit->installEventFilter(this);
}

void NameCompleter::setNames(NameListPtr names) {
  names_ = std::move(names);
}

void NameCompleter::leaveOut(std::vector<Id> ids) {
  matches_->leftOut = std::move(ids);
}

void NameCompleter::offer(const QString& typed) {
  if (!names_) return;
  const auto plain = folded(fromQt(typed.simplified()));
  const auto words = split(plain, ' ');
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < names_->all().size() && places.size() < kMost; ++i) {
    const auto& record = names_->all()[i];
    const bool fits = std::ranges::all_of(words, [&](std::string_view word) {
      return record.folded.find(word) != std::string::npos;
    });
    if (fits && std::ranges::find(matches_->leftOut, record.id) == matches_->leftOut.end()) {
      places.push_back(i);
    }
  }
  const bool none = places.empty();
  matches_->show(names_, std::move(places));
  if (none) {
    popup()->hide();
    return;
  }
  complete();
  popup()->setCurrentIndex(completionModel()->index(0, 0));
}

Id NameCompleter::named(const QString& typed) const {
  if (!names_) return {};
  const auto plain = folded(fromQt(typed.simplified()));
  Id found;
  for (const auto& record : names_->all()) {
    if (folded(record.name) != plain) continue;
    if (!found.empty()) return {};
    found = record.id;
  }
  return found;
}

bool NameCompleter::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Down && !edit_->isReadOnly()) {
      offer({});
      return true;
    }
  }
  return QCompleter::eventFilter(watched, event);
}

}  // namespace kijun::ui
