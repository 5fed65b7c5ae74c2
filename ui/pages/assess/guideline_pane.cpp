#include "ui/pages/assess/guideline_pane.h"

#include <QActionGroup>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/pages/assess/guideline_delegate.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {

GuidelinePane::GuidelinePane(AnswerDesk& desk, FilteredItems& filtered, QWidget* parent)
    : QWidget(parent),
      desk_(desk),
      filtered_(filtered),
      model_(desk, filtered, this),
      proxy_(model_, filtered, this) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = makeColumn(this, 0);
  buildFilter(*column);
  buildTree(*column);
  connect(&filtered_, &FilteredItems::aboutToChange, this, [this] { filtering_ = true; });
  connect(&filtered_, &FilteredItems::changed, this, &GuidelinePane::afterFilter);
  connect(&filtered_, &FilteredItems::countsChanged, this, &GuidelinePane::showFilter);
  connect(&desk_, &AnswerDesk::reset, this, [this] {
    tree_->expandToDepth(0);
    fillDepartments();
    choose(chosen_);
  });
  onLanguageChange(this, [this] {
    fillModalities();
    fillDepartments();
    showFilter();
    model_.retranslate();
  });
}

void GuidelinePane::buildFilter(QVBoxLayout& column) {
  auto* holder = new QWidget(this);
  auto* inner = new QVBoxLayout(holder);
  inner->setContentsMargins(px(12), px(12), px(12), px(8));
  inner->setSpacing(px(8));
  words_ = new QLineEdit(holder);
  words_->setClearButtonEnabled(true);
  words_->installEventFilter(this);
  retextProperty(words_, "placeholderText", KIJUN_TEXT("assess.filter.placeholder"));
  retextProperty(words_, "accessibleName", KIJUN_TEXT("assess.filter.name"));
  inner->addWidget(words_);
  auto* chips = new QWidget(holder);
  auto* flow = new FlowLayout(chips, px(4), px(4));
  for (const auto show : kShows) {
    auto* chip = new Chip(chips);
    chip->setCheckable(true);
    connect(chip, &QToolButton::clicked, this, [this, show] {
      // A second click on the chosen kind shows everything again.
      const bool again = filtered_.filter().show == show;
      change([&](ItemFilter& filter) { filter.show = again ? Show::All : show; });
    });
    shows_[show] = chip;
    flow->addWidget(chip);
  }
  modality_ = new Chip(chips);
  department_ = new Chip(chips);
  for (Chip* chip : {modality_, department_}) {
    chip->setMenu(new QMenu(chip));
    flow->addWidget(chip);
  }
  inner->addWidget(chips);
  column.addWidget(holder);
  column.addWidget(makeLine(this));
  connect(words_, &QLineEdit::textChanged, this, [this](const QString& words) {
    change([&](ItemFilter& filter) { filter.words = words; });
  });
}

void GuidelinePane::buildTree(QVBoxLayout& column) {
  tree_ = new QTreeView(this);
  tree_->setModel(&proxy_);
  tree_->setItemDelegate(new GuidelineDelegate(filtered_, tree_));
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setFrameShape(QFrame::NoFrame);
  tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  tree_->setMouseTracking(true);
  tree_->setAttribute(Qt::WA_InputMethodEnabled, false);
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->header()->setStretchLastSection(true);
  tree_->expandToDepth(0);
  onLookChange(tree_, [this] { tree_->setIndentation(px(14)); });
  retextProperty(tree_, "accessibleName", KIJUN_TEXT("assess.tree.name"));
  column.addWidget(tree_, 1);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& current) {
            if (!current.isValid() || filtering_) return;
            const QString section = current.data(GuidelineModel::SectionRole).toString();
            if (fromQt(section) == chosen_) return;
            chosen_ = fromQt(section);
            Q_EMIT sectionChosen(section);
          });
}

// A section that the filter empties gives way to all that is left.
void GuidelinePane::afterFilter() {
  const bool active = filtered_.filter().isActive();
  if (active) tree_->expandAll();
  const QModelIndex index = proxy_.indexOf(chosen_);
  const bool empty =
      active && (!index.isValid() || index.data(GuidelineModel::MatchesRole).toInt() == 0);
  const std::string before = chosen_;
  choose(empty ? std::string() : chosen_);
  filtering_ = false;
  if (chosen_ != before) Q_EMIT sectionChosen(toQt(chosen_));
}

void GuidelinePane::choose(const std::string& section) {
  chosen_ = section;
  const QModelIndex index = proxy_.indexOf(section);
  if (index.isValid()) {
    tree_->setCurrentIndex(index);
    tree_->scrollTo(index);
  } else {
    tree_->selectionModel()->clear();
  }
}

void GuidelinePane::focusFilter() {
  words_->setFocus(Qt::ShortcutFocusReason);
  words_->selectAll();
}

bool GuidelinePane::eventFilter(QObject* watched, QEvent* event) {
  if (watched == words_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
      Q_EMIT itemsWanted();
      return true;
    }
    if (key == Qt::Key_Escape && !words_->text().isEmpty()) {
      words_->clear();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void GuidelinePane::showFilter() {
  const ItemFilter& filter = filtered_.filter();
  for (const auto& [show, chip] : shows_) {
    chip->setWords(text("assess.filter.count", rendered(Message{std::string(textIdOf(show)), {}}),
                        filtered_.count(show)));
    chip->setChecked(filter.show == show);
  }
  modality_->setWords(filter.modality ? inLanguage(desk_.catalog().modality(*filter.modality).label)
                                      : text("assess.filter.modality"));
  const Department* department = desk_.workspace().snapshot().department(filter.department);
  department_->setWords(department ? toQt(department->name) : text("assess.filter.department"));
  department_->setVisible(!desk_.workspace().snapshot().departments.empty());
  if (words_->text() != filter.words) words_->setText(filter.words);
}

void GuidelinePane::fillModalities() {
  QMenu* menu = modality_->menu();
  menu->clear();
  const auto add = [&](const QString& words, std::optional<Modality> modality) {
    connect(menu->addAction(words), &QAction::triggered, this,
            [this, modality] { change([&](ItemFilter& filter) { filter.modality = modality; }); });
  };
  add(text("assess.filter.anyModality"), std::nullopt);
  for (const auto modality : {Modality::Expected, Modality::Recommended}) {
    add(inLanguage(desk_.catalog().modality(modality).label), modality);
  }
}

void GuidelinePane::fillDepartments() {
  QMenu* menu = department_->menu();
  menu->clear();
  const auto add = [&](const QString& words, const Id& department) {
    connect(menu->addAction(words), &QAction::triggered, this, [this, department] {
      change([&](ItemFilter& filter) { filter.department = department; });
    });
  };
  add(text("assess.filter.anyDepartment"), {});
  for (const auto& department : desk_.workspace().snapshot().departments) {
    add(toQt(department.name), department.id);
  }
}

}  // namespace kijun::ui::assess
