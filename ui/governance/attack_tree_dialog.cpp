#include "ui/governance/attack_tree_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "records/record_view.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "workspace/bulk_records.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

constexpr QChar kBlank(0x3000);
enum Column { Step, Measure, Level, kColumns };

const RecordDescription& describedAs(const char* id) {
  return *findDescription(id);
}

}  // namespace

AttackTreeDialog::AttackTreeDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      model_(RiskModel::of(workspace.catalog())),
      scenarios_(new QComboBox(this)),
      outline_(new QPlainTextEdit(this)),
      trees_(new QTreeWidget(this)),
      shared_(new QLabel(this)),
      problem_(new QLabel(this)),
      save_(new QPushButton(text("attacktree.save"), this)) {
  setWindowTitle(text("attacktree.title"));
  const auto refused = refusalOf(*commands::putRecord(describedAs("attack_step"), {}).kind,
                                 workspace_.actor(), workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("attacktree.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  build();
  connect(scenarios_, &QComboBox::activated, this, &AttackTreeDialog::choose);
  connect(outline_, &QPlainTextEdit::textChanged, this, &AttackTreeDialog::preview);
  connect(save_, &QPushButton::clicked, this, &AttackTreeDialog::save);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &AttackTreeDialog::readRows);
  // The banner of the window lies behind this dialog.
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  resize(px(980), px(640));
  readRows();
}

void AttackTreeDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(20), px(24), px(16));
  column->setSpacing(px(10));
  auto* about = new QLabel(text("attacktree.about"), this);
  about->setWordWrap(true);
  about->setProperty("look", "muted");
  column->addWidget(about);
  scenarios_->setObjectName(QStringLiteral("attackScenario"));
  scenarios_->setAccessibleName(text("record.attack_scenario"));
  column->addWidget(scenarios_);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(12));
  outline_->setObjectName(QStringLiteral("attackOutline"));
  outline_->setAccessibleName(text("attacktree.outline"));
  outline_->setReadOnly(!whyNot_.isEmpty());
  outline_->setPlaceholderText(text("attacktree.outline.hint"));
  outline_->installEventFilter(this);
  row->addWidget(outline_, 1);
  trees_->setObjectName(QStringLiteral("attackTrees"));
  trees_->setAccessibleName(text("attacktree.trees"));
  trees_->setColumnCount(kColumns);
  trees_->setHeaderLabels(
      {text("record.attack_step.what"), text("attacktree.measure"), text("attacktree.level")});
  trees_->header()->setStretchLastSection(false);
  trees_->header()->setSectionResizeMode(Step, QHeaderView::Stretch);
  trees_->header()->setSectionResizeMode(Measure, QHeaderView::ResizeToContents);
  trees_->header()->setSectionResizeMode(Level, QHeaderView::ResizeToContents);
  trees_->setSelectionMode(QAbstractItemView::NoSelection);
  trees_->setFocusPolicy(Qt::NoFocus);
  row->addWidget(trees_, 1);
  column->addLayout(row, 1);
  shared_->setObjectName(QStringLiteral("attackShared"));
  for (auto* label : {shared_, problem_}) {
    label->setWordWrap(true);
    column->addWidget(label);
  }
  shared_->setProperty("look", "muted");
  problem_->setObjectName(QStringLiteral("attackProblem"));
  problem_->setProperty("look", "bad");
  problem_->setText(whyNot_);
  auto* buttons = new QDialogButtonBox(this);
  save_->setObjectName(QStringLiteral("attackSave"));
  save_->setAutoDefault(false);
  buttons->addButton(save_, QDialogButtonBox::ApplyRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void AttackTreeDialog::showScenario(const Id& id) {
  scenario_ = id;
  if (!rows_.empty()) adopt(rows_);
}

void AttackTreeDialog::readRows() {
  inBackground(
      this,
      [session = workspace_.sessionPtr()] {
        RegisterRows rows;
        for (const char* id : {"attack_scenario", "damage_scenario", "attack_step"}) {
          rows[id] = session->rows(describedAs(id));
        }
        return rows;
      },
      [this](RegisterRows rows) { adopt(std::move(rows)); },
      [this](const std::exception_ptr& failure) {
        problem_->setText(failureInWords(failure, "Reading the attack trees"));
      });
}

// What is being typed stays; the outline follows the file only where nobody changed it here.
void AttackTreeDialog::adopt(RegisterRows rows) {
  rows_ = std::move(rows);
  const QSignalBlocker quiet(scenarios_);
  scenarios_->clear();
  for (const auto& row : rows_["attack_scenario"]) {
    const RecordView scenario(describedAs("attack_scenario"), row);
    scenarios_->addItem(toQt(scenario.text("title")), toQt(scenario.id()));
  }
  const int at = scenarios_->findData(toQt(scenario_));
  if (at < 0) scenario_ = fromQt(scenarios_->itemData(0).toString());
  scenarios_->setCurrentIndex(std::max(0, at));
  outline_->setEnabled(scenarios_->count() > 0);
  if (scenarios_->count() == 0) problem_->setText(text("attacktree.none"));
  const auto stored = toQt(textOf(outlineOfRows(rows_["attack_step"], scenario_)));
  const bool untouched = outline_->toPlainText() == kept_;
  kept_ = stored;
  if (untouched) outline_->setPlainText(stored);
  preview();
}

void AttackTreeDialog::choose() {
  const Id wanted = fromQt(scenarios_->currentData().toString());
  if (wanted == scenario_) return;
  if (outline_->toPlainText() != kept_) save();
  scenario_ = wanted;
  kept_ = toQt(textOf(outlineOfRows(rows_["attack_step"], scenario_)));
  outline_->setPlainText(kept_);
}

bool AttackTreeDialog::preview() {
  try {
    const auto outline = outlineOf(fromQt(outline_->toPlainText()), model_.countermeasure());
    problem_->setText(scenarios_->count() == 0 ? text("attacktree.none") : whyNot_);
    showTrees(outline);
    showShared(outline);
    save_->setEnabled(whyNot_.isEmpty() && scenarios_->count() > 0 &&
                      outline_->toPlainText() != kept_);
    return true;
  } catch (const Error& error) {
    problem_->setText(rendered(error));
    save_->setEnabled(false);
    return false;
  }
}

// The level stands at the innermost step of each tree, in colour and by its letter.
void AttackTreeDialog::showTrees(const std::vector<OutlineLine>& outline) {
  std::optional<int> threat, damage;
  Id damageScenario;
  for (const auto& row : rows_["attack_scenario"]) {
    const RecordView scenario(describedAs("attack_scenario"), row);
    if (scenario.id() != scenario_) continue;
    threat = scenario.number("threat");
    damageScenario = scenario.text("damage_scenario");
  }
  for (const auto& row : rows_["damage_scenario"]) {
    const RecordView scenario(describedAs("damage_scenario"), row);
    if (scenario.id() == damageScenario) damage = scenario.number("damage");
  }
  std::map<std::string, std::string> levels;  // by the place of the last step
  if (threat && damage) {
    for (const auto& tree : treesOf(outline, *threat, *damage)) {
      levels[tree.id] = levelOf(model_, tree);
    }
  }
  trees_->clear();
  std::vector<QTreeWidgetItem*> way;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const auto& line = outline[i];
    way.resize(line.depth);
    auto* item = way.empty() ? new QTreeWidgetItem(trees_) : new QTreeWidgetItem(way.back());
    way.push_back(item);
    item->setText(Step, toQt(line.step.what));
    item->setToolTip(Step, toQt(line.step.what));
    item->setText(Measure, QString::number(line.step.countermeasure));
    item->setTextAlignment(Measure, Qt::AlignCenter);
    item->setTextAlignment(Level, Qt::AlignCenter);
    const auto level = levels.find(std::to_string(i + 1));
    if (level == levels.end()) continue;
    item->setText(Level, toQt(level->second));
    item->setFont(Level, ui::font(Face::Strong));
  }
  trees_->expandAll();
  if (!outline.empty() && levels.empty()) problem_->setText(text("attacktree.no_levels"));
}

void AttackTreeDialog::showShared(const std::vector<OutlineLine>& outline) {
  std::map<std::string, std::set<Id>> others;
  for (const auto& row : rows_["attack_step"]) {
    const RecordView step(describedAs("attack_step"), row);
    if (step.text("scenario") != scenario_) others[step.text("what")].insert(step.text("scenario"));
  }
  QStringList words;
  std::set<std::string> told;
  for (const auto& line : outline) {
    const auto at = others.find(line.step.what);
    if (at == others.end() || !told.insert(line.step.what).second) continue;
    words +=
        text("attacktree.shared.step", toQt(line.step.what), static_cast<int>(at->second.size()));
  }
  shared_->setText(words.isEmpty() ? QString()
                                   : text("attacktree.shared", words.join(text("standard.and"))));
}

void AttackTreeDialog::save() {
  if (!whyNot_.isEmpty() || scenario_.empty() || !preview()) return;
  const auto outline = outlineOf(fromQt(outline_->toPlainText()), model_.countermeasure());
  auto changes = changesTo(outline, rows_["attack_step"], scenario_);
  kept_ = outline_->toPlainText();
  save_->setEnabled(false);
  if (changes.put.empty() && changes.remove.empty()) return;
  workspace_.post(commands::replaceRecords(describedAs("attack_step"), std::move(changes.put),
                                           std::move(changes.remove)));
}

void AttackTreeDialog::indent(int by) {
  auto cursor = outline_->textCursor();
  auto block = outline_->document()->findBlock(cursor.selectionStart());
  const auto last = outline_->document()->findBlock(cursor.selectionEnd());
  cursor.beginEditBlock();
  for (bool more = true; more; block = block.next()) {
    QTextCursor at(block);
    if (by > 0) {
      at.insertText(kBlank);
    } else if (block.text().startsWith(kBlank) || block.text().startsWith(u'\t')) {
      at.deleteChar();
    } else if (block.text().startsWith(QStringLiteral("  "))) {
      at.deleteChar();
      at.deleteChar();
    }
    more = block != last;
  }
  cursor.endEditBlock();
}

void AttackTreeDialog::setLevel(int level) {
  auto cursor = outline_->textCursor();
  cursor.movePosition(QTextCursor::StartOfBlock);
  cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
  auto words = cursor.selectedText();
  if (words.trimmed().isEmpty()) return;
  static const QRegularExpression ending(QStringLiteral("\\s*\\[\\d\\]\\s*$"));
  words.remove(ending);
  cursor.insertText(words + QStringLiteral(" [%1]").arg(level));
}

bool AttackTreeDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == outline_ && event->type() == QEvent::KeyPress && whyNot_.isEmpty()) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
      indent(key->key() == Qt::Key_Tab ? 1 : -1);
      return true;
    }
    const int level = key->key() - Qt::Key_0;
    if (key->modifiers() == Qt::ControlModifier && model_.countermeasure().has(level)) {
      setLevel(level);
      return true;
    }
    // A new line stands as deep as the one before.
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      static const QRegularExpression blanks(QStringLiteral("^[\\s\\x{3000}]*"));
      const auto before = blanks.match(outline_->textCursor().block().text()).captured();
      outline_->textCursor().insertText(u'\n' + before);
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

// What was typed and can be read is saved; what cannot be read is left only when said.
void AttackTreeDialog::done(int result) {
  if (whyNot_.isEmpty() && outline_->toPlainText() != kept_) {
    if (preview()) {
      save();
    } else if (ask::choose(this, {ask::Tone::Warning,
                                  windowTitle(),
                                  text("attacktree.unread.what"),
                                  problem_->text(),
                                  {{"", text("attacktree.unread.stay")},
                                   {"leave", text("attacktree.unread.leave")}}})
                   .isEmpty()) {
      return;
    }
  }
  QDialog::done(result);
}

}  // namespace kijun::ui
