#include "ui/targets/rule_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/text.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/level_badge.h"
#include "ui/widgets/list_table.h"
#include "ui/widgets/name_completer.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui {
namespace {

enum Column { Place, Applies, Level, Reach, kColumns };

struct ScopeWords {
  TargetScope scope;
  std::string_view textId;
};
constexpr ScopeWords kScopes[] = {
    {TargetScope::All, KIJUN_TEXT("record.target_rule.scope.all")},
    {TargetScope::Expected, KIJUN_TEXT("record.target_rule.scope.expected")},
    {TargetScope::Recommended, KIJUN_TEXT("record.target_rule.scope.recommended")},
    {TargetScope::Section, KIJUN_TEXT("record.target_rule.scope.section")},
    {TargetScope::Function, KIJUN_TEXT("record.target_rule.scope.function")},
    {TargetScope::Item, KIJUN_TEXT("record.target_rule.scope.item")},
};

class BadgeDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    plain.widget->style()->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget);
    paintLevelBadge(*painter, option.rect, index.data(Qt::UserRole).toInt());
  }
};

NameListPtr namesFor(const Catalog& catalog, TargetScope scope) {
  if (scope == TargetScope::Item) return namesOfItems(catalog, language());
  std::vector<NamedRecord> all;
  const auto add = [&](const std::string& id, const std::string& detail) {
    all.push_back({id, id, detail, folded(id + ' ' + detail)});
  };
  if (scope == TargetScope::Section) {
    for (const auto& section : catalog.sections()) add(section.id, section.title.in(language()));
  }
  if (scope == TargetScope::Function) {
    for (const auto& function : catalog.functions()) {
      const auto& label = function.label.in(language());
      all.push_back({function.id, label, {}, folded(function.id + ' ' + label)});
    }
  }
  return std::make_shared<const NameList>(std::move(all));
}

// What a rule applies to before somebody says otherwise.
std::string firstValue(const Catalog& catalog, TargetScope scope) {
  switch (scope) {
    case TargetScope::Section:
      return catalog.sections().front().id;
    case TargetScope::Function:
      return catalog.functions().front().id;
    case TargetScope::Item:
      return catalog.items().front().id;
    case TargetScope::All:
    case TargetScope::Expected:
    case TargetScope::Recommended:
      break;
  }
  return {};
}

}  // namespace

QString wordsOf(const Catalog& catalog, const TargetRule& rule) {
  switch (rule.scope) {
    case TargetScope::Section:
      if (const auto* section = catalog.section(rule.value)) {
        return text("target.words.section", toQt(section->id), inLanguage(section->title));
      }
      return text("target.words.section", toQt(rule.value), QString());
    case TargetScope::Function:
      if (const auto* function = catalog.function(rule.value)) {
        return text("target.words.function", inLanguage(function->label));
      }
      return text("target.words.function", toQt(rule.value));
    case TargetScope::Item:
      if (const auto* item = catalog.item(rule.value)) {
        return text("target.words.item", toQt(item->id), inLanguage(item->title));
      }
      return text("target.words.item", toQt(rule.value), QString());
    case TargetScope::All:
    case TargetScope::Expected:
    case TargetScope::Recommended:
      break;
  }
  return text(std::ranges::find(kScopes, rule.scope, &ScopeWords::scope)->textId);
}

RuleList::RuleList(WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      table_(new QTableWidget(0, kColumns, this)),
      add_(new QToolButton(this)),
      remove_(new QToolButton(this)),
      up_(new QToolButton(this)),
      down_(new QToolButton(this)),
      scope_(new QComboBox(this)),
      value_(new QLineEdit(this)),
      completer_(new NameCompleter(value_)),
      target_(new SegmentedControl(this, Clearing::Refused)),
      problem_(new QLabel(this)) {
  build();
  connect(table_, &QTableWidget::currentCellChanged, this, &RuleList::showChosen);
  connect(add_, &QToolButton::clicked, this, &RuleList::add);
  connect(remove_, &QToolButton::clicked, this, &RuleList::remove);
  connect(up_, &QToolButton::clicked, this, [this] { move(-1); });
  connect(down_, &QToolButton::clicked, this, [this] { move(1); });
  connect(scope_, &QComboBox::activated, this, &RuleList::setScope);
  connect(completer_, &NameCompleter::chosen, this,
          [this](const QString& id) { takeValue(fromQt(id)); });
  connect(value_, &QLineEdit::editingFinished, this, &RuleList::takeTyped);
  connect(target_, &SegmentedControl::chosenByUser, this,
          [this](const QString& id) { setTarget(id.toInt()); });
  showChosen();
}

void RuleList::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(8));
  table_->setObjectName(QStringLiteral("targetRules"));
  table_->setAccessibleName(text("target.rules"));
  table_->setHorizontalHeaderLabels({text("target.column.place"), text("target.column.applies"),
                                     text("target.column.level"), text("target.column.reach")});
  asList(*table_);
  table_->verticalHeader()->setDefaultSectionSize(px(kRowHeight));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setItemDelegateForColumn(Level, new BadgeDelegate(table_));
  auto* head = table_->horizontalHeader();
  head->setHighlightSections(false);
  head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  head->setSectionResizeMode(QHeaderView::ResizeToContents);
  head->setSectionResizeMode(Applies, QHeaderView::Stretch);
  table_->installEventFilter(this);
  column->addWidget(table_, 1);

  auto* tools = new QHBoxLayout;
  tools->setSpacing(px(4));
  const auto tool = [&](QToolButton* button, const char* name, const char* iconName,
                        std::string_view textId) {
    button->setObjectName(QLatin1String(name));
    button->setToolTip(text(textId));
    button->setAccessibleName(text(textId));
    setIcon(button, iconName);
    tools->addWidget(button);
  };
  tool(add_, "targetRuleAdd", "plus", KIJUN_TEXT("target.rule.add"));
  tool(remove_, "targetRuleRemove", "trash", KIJUN_TEXT("target.rule.remove"));
  tool(up_, "targetRuleUp", "up", KIJUN_TEXT("target.rule.up"));
  tool(down_, "targetRuleDown", "down", KIJUN_TEXT("target.rule.down"));
  tools->addStretch(1);
  column->addLayout(tools);

  auto* line = new QHBoxLayout;
  line->setSpacing(px(8));
  scope_->setObjectName(QStringLiteral("targetScope"));
  scope_->setAccessibleName(text("record.target_rule.scope"));
  for (const auto& each : kScopes) scope_->addItem(text(each.textId), toQt(idOf(each.scope)));
  value_->setObjectName(QStringLiteral("targetValue"));
  value_->setAccessibleName(text("record.target_rule.value"));
  line->addWidget(scope_);
  line->addWidget(value_, 1);
  column->addLayout(line);
  target_->setObjectName(QStringLiteral("targetLevel"));
  target_->setAccessibleName(text("record.target_rule.target"));
  target_->setSegments(levelSegments(workspace_));
  column->addWidget(target_);
  problem_->setObjectName(QStringLiteral("targetRuleProblem"));
  problem_->setProperty("look", "bad");
  problem_->setWordWrap(true);
  column->addWidget(problem_);
}

void RuleList::setRules(std::vector<TargetRule> rules) {
  if (rules == rules_) return;  // what is being typed stays
  const int before = chosen();
  const Id kept = before < 0 ? Id() : rules_[static_cast<std::size_t>(before)].id;
  rules_ = std::move(rules);
  const auto at = std::ranges::find(rules_, kept, &TargetRule::id);
  show(at == rules_.end() ? (rules_.empty() ? -1 : 0) : static_cast<int>(at - rules_.begin()));
}

void RuleList::setReadOnly(const QString& why) {
  whyNot_ = why;
  showChosen();
}

void RuleList::setAvailable(bool available) {
  if (available == available_) return;
  available_ = available;
  showChosen();
}

bool RuleList::mayChange() const {
  return available_ && whyNot_.isEmpty();
}

int RuleList::chosen() const {
  const int row = table_->currentRow();
  return row < static_cast<int>(rules_.size()) ? row : -1;
}

void RuleList::show(int row) {
  const QSignalBlocker quiet(table_);
  const auto ruled = targetsOf(workspace_.catalog(), rules_);
  table_->setRowCount(static_cast<int>(rules_.size()));
  for (int i = 0; i < table_->rowCount(); ++i) {
    const auto& rule = rules_[static_cast<std::size_t>(i)];
    const auto words = wordsOf(workspace_.catalog(), rule);
    const std::array<QString, kColumns> cells = {
        QString::number(i + 1), words, QString::number(rule.target),
        text("target.items", ruled.reached[static_cast<std::size_t>(i)])};
    for (int column = 0; column < kColumns; ++column) {
      auto* cell = new QTableWidgetItem(cells[static_cast<std::size_t>(column)]);
      cell->setToolTip(words);
      if (column == Level) {
        cell->setData(Qt::UserRole, rule.target);
        cell->setData(Qt::AccessibleTextRole, text("target.to", rule.target));
      }
      if (column == Reach) cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      table_->setItem(i, column, cell);
    }
  }
  for (const auto& problem : ruled.problems) {
    auto* cell = table_->item(static_cast<int>(problem.rule), Applies);
    cell->setToolTip(rendered(problem.why));
    cell->setForeground(color(Ink::Warning));
  }
  if (row >= 0) table_->setCurrentCell(row, Applies);
  showChosen();
}

void RuleList::showChosen() {
  const int row = chosen();
  const bool change = mayChange();
  const bool any = row >= 0;
  add_->setEnabled(change);
  remove_->setEnabled(change && any);
  up_->setEnabled(change && row > 0);
  down_->setEnabled(change && any && row + 1 < table_->rowCount());
  scope_->setEnabled(change && any);
  target_->setEnabled(any);
  target_->setReadOnly(!change, whyNot_);
  problem_->clear();
  if (!any) {
    value_->clear();
    value_->setEnabled(false);
    target_->setChosen({});
    return;
  }
  const auto& rule = rules_[static_cast<std::size_t>(row)];
  scope_->setCurrentIndex(scope_->findData(toQt(idOf(rule.scope))));
  value_->setEnabled(change && needsValue(rule.scope));
  offerValues();
  target_->setChosen(QString::number(rule.target));
  for (const auto& problem : targetsOf(workspace_.catalog(), rules_).problems) {
    if (static_cast<int>(problem.rule) == row) problem_->setText(rendered(problem.why));
  }
}

void RuleList::offerValues() {
  const auto& rule = rules_[static_cast<std::size_t>(chosen())];
  completer_->setNames(namesFor(workspace_.catalog(), rule.scope));
  const auto* name = completer_->names()->find(rule.value);
  value_->setText(name ? nameWithDetail(*name) : toQt(rule.value));
  value_->setCursorPosition(0);
}

void RuleList::adopt(int row) {
  show(row);
  Q_EMIT changed();
}

void RuleList::add() {
  if (!mayChange()) return;
  const int row = chosen() + 1;
  TargetRule rule;
  rule.id = RandomIds().next();
  rule.target = workspace_.catalog().scale().defaultTarget;
  rules_.insert(rules_.begin() + row, std::move(rule));
  adopt(row);
  table_->setFocus();
}

void RuleList::remove() {
  const int row = chosen();
  if (!mayChange() || row < 0) return;
  rules_.erase(rules_.begin() + row);
  adopt(std::min(row, static_cast<int>(rules_.size()) - 1));
  table_->setFocus();
}

void RuleList::move(int by) {
  const int row = chosen();
  const int other = row + by;
  if (!mayChange() || row < 0 || other < 0 || other >= static_cast<int>(rules_.size())) return;
  std::swap(rules_[static_cast<std::size_t>(row)], rules_[static_cast<std::size_t>(other)]);
  adopt(other);
}

void RuleList::setTarget(int target) {
  const int row = chosen();
  if (!mayChange() || row < 0 || !workspace_.catalog().scale().level(target)) return;
  auto& rule = rules_[static_cast<std::size_t>(row)];
  if (rule.target == target) return;
  rule.target = target;
  adopt(row);
}

void RuleList::setScope() {
  const int row = chosen();
  if (!mayChange() || row < 0) return;
  auto& rule = rules_[static_cast<std::size_t>(row)];
  const auto scope = targetScopeFromId(fromQt(scope_->currentData().toString()));
  if (!scope || *scope == rule.scope) return;
  rule.scope = *scope;
  rule.value = firstValue(workspace_.catalog(), *scope);
  adopt(row);
  if (needsValue(*scope)) {
    value_->setFocus();
    value_->selectAll();
  }
}

void RuleList::takeValue(const std::string& value) {
  const int row = chosen();
  if (!mayChange() || row < 0) return;
  auto& rule = rules_[static_cast<std::size_t>(row)];
  if (rule.value != value) {
    rule.value = value;
    adopt(row);
  }
  offerValues();
}

// A number or a name typed outright; anything else stays as it was and says so.
void RuleList::takeTyped() {
  const int row = chosen();
  if (!mayChange() || row < 0 || !value_->isModified()) return;
  value_->setModified(false);
  const auto typed = value_->text().simplified();
  for (const auto& name : completer_->names()->all()) {
    if (toQt(name.id) == typed || nameWithDetail(name) == typed || toQt(name.name) == typed) {
      return takeValue(name.id);
    }
  }
  offerValues();
  problem_->setText(text("target.value.unknown", typed));
}

bool RuleList::eventFilter(QObject* watched, QEvent* event) {
  if (watched != table_ || event->type() != QEvent::KeyPress) {
    return QWidget::eventFilter(watched, event);
  }
  const auto* key = static_cast<QKeyEvent*>(event);
  const int level = key->key() - Qt::Key_0;
  switch (key->key()) {
    case Qt::Key_N:
    case Qt::Key_Insert:
      add();
      return true;
    case Qt::Key_Delete:
      remove();
      return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
      scope_->setFocus();
      return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
      if (key->modifiers() != Qt::AltModifier) return false;
      move(key->key() == Qt::Key_Up ? -1 : 1);
      return true;
    default:
      if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return false;
      if (!workspace_.catalog().scale().level(level)) return false;
      setTarget(level);
      return true;
  }
}

}  // namespace kijun::ui
