#include "ui/pages/assess/assess_page.h"

#include <QListView>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/pages/assess/guideline_pane.h"
#include "ui/pages/assess/item_delegate.h"
#include "ui/pages/assess/item_editor.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/question_section.h"
#include "ui/pages/assess/section_header.h"
#include "ui/pages/assess/walk.h"
#include "ui/pages/collect/respondent_bar.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_state.h"

namespace kijun::ui::assess {
namespace {

const QString kSplitterKey = QStringLiteral("assess.splitter");
const QString kPlaceKey = QStringLiteral("assess.place");

}  // namespace

AssessPage::AssessPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace), desk_(workspace), filtered_(desk_), model_(desk_, filtered_) {
  build();
  connectParts();
  handleKeys();
  const QString kept = this->shell().remembered(kPlaceKey).toString();
  if (!focusItem(kept)) {
    const auto first = neighbour(desk_, filtered_, {}, 1);
    if (first) showSection(desk_.item(*first).section);
  }
  readDrafts();
}

AssessPage::~AssessPage() = default;

void AssessPage::build() {
  auto* column = makeColumn(this, 0);
  auto* respondent = new collect::RespondentBar(shell(), workspace(), this);
  connect(respondent, &collect::RespondentBar::recognised, this, &AssessPage::showOnlyOf);
  column->addWidget(respondent);
  recovered_ = new Banner(this);
  column->addWidget(recovered_);
  splitter_ = new QSplitter(Qt::Horizontal, this);
  splitter_->setHandleWidth(1);
  splitter_->setChildrenCollapsible(false);
  guideline_ = new GuidelinePane(desk_, filtered_, splitter_);
  QWidget* middle = buildList();
  editor_ = new ItemEditor(desk_, shell(), splitter_);
  splitter_->addWidget(guideline_);
  splitter_->addWidget(middle);
  splitter_->addWidget(editor_);
  onLookChange(this, [this, middle] {
    guideline_->setMinimumWidth(px(200));
    middle->setMinimumWidth(px(260));
    editor_->setMinimumWidth(px(400));
  });
  splitter_->setStretchFactor(0, 2);
  splitter_->setStretchFactor(1, 4);
  splitter_->setStretchFactor(2, 5);
  const QByteArray kept = shell().remembered(kSplitterKey).toByteArray();
  if (kept.isEmpty() || !splitter_->restoreState(kept)) {
    splitter_->setSizes({px(270), px(390), px(540)});
  }
  connect(splitter_, &QSplitter::splitterMoved, this,
          [this] { shell().remember(kSplitterKey, splitter_->saveState()); });
  column->addWidget(splitter_, 1);
}

QWidget* AssessPage::buildList() {
  auto* middle = new QWidget(splitter_);
  auto* column = makeColumn(middle, 0);
  header_ = new SectionHeader(desk_, middle);
  list_ = new QListView(middle);
  list_->setModel(&model_);
  list_->setItemDelegate(new ItemDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->setResizeMode(QListView::Adjust);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setMouseTracking(true);
  list_->setAttribute(Qt::WA_InputMethodEnabled, false);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->installEventFilter(this);
  retextProperty(list_, "accessibleName", KIJUN_TEXT("assess.list.name"));
  nothing_ = new EmptyState("filter", KIJUN_TEXT("assess.list.none"),
                            KIJUN_TEXT("assess.list.none.todo"), middle);
  static_cast<EmptyState*>(nothing_)->setAction(KIJUN_TEXT("assess.list.all"),
                                                [this] { filtered_.setFilter({}); });
  nothing_->hide();
  column->addWidget(header_);
  column->addWidget(makeLine(middle));
  column->addWidget(list_, 1);
  column->addWidget(nothing_, 1);
  // Heights follow fonts and widths.
  onLookChange(list_, [this] { list_->doItemsLayout(); });
  onLanguageChange(list_, [this] {
    model_.retranslate();
    list_->doItemsLayout();
  });
  return middle;
}

void AssessPage::connectParts() {
  connect(guideline_, &GuidelinePane::sectionChosen, this,
          [this](const QString& section) { showSection(fromQt(section)); });
  connect(guideline_, &GuidelinePane::itemsWanted, this, [this] { list_->setFocus(); });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) choose(model_.itemAt(index.row()));
          });
  connect(&model_, &QAbstractItemModel::modelReset, this, &AssessPage::listReset);
  connect(&desk_, &AnswerDesk::reset, this, &AssessPage::everythingChanged);
  connect(&desk_, &AnswerDesk::refused, this, [this](AnswerDesk::Refusal why) {
    const auto reason = current_ ? desk_.whyNot(*current_) : QString();
    shell().say(reason.isEmpty() ? refusalWords(why) : reason);
  });
  connect(&desk_, &AnswerDesk::reopened, this,
          [this](const QString& item) { shell().say(text("approval.hint.now_reopened", item)); });
  connect(editor_, &ItemEditor::itemWanted, this,
          [this](const QString& item) { focusItem(QStringLiteral("item:") + item); });
  connect(editor_, &ItemEditor::previousWanted, this, [this] { step(-1); });
  connect(editor_, &ItemEditor::nextWanted, this, [this] { step(1); });
  connect(editor_, &ItemEditor::gapWanted, this, [this] { goToGap(); });
  connect(editor_, &ItemEditor::flagWanted, this, &AssessPage::toggleFlag);
  connect(editor_, &ItemEditor::said, this, [this](const QString& words) { shell().say(words); });
  connect(editor_, &ItemEditor::done, this, [this] { list_->setFocus(); });
  onLanguageChange(this, [this] { editor_->refresh(); });
  listReset();
}

void AssessPage::activate() {
  filtered_.settle();
  list_->setFocus(Qt::OtherFocusReason);
}

void AssessPage::leave() {
  editor_->leave();
  shell().remember(kPlaceKey, place());
}

void AssessPage::showFound(const QString& field, const QStringList& words) {
  editor_->showFound(field, words);
}

QString AssessPage::place() const {
  if (current_) return QStringLiteral("item:") + toQt(currentId_);
  return QStringLiteral("section:") + toQt(model_.section());
}

bool AssessPage::focusItem(const QString& target) {
  const QString kind = target.section(u':', 0, 0);
  const std::string id = fromQt(target.section(u':', 1));
  if (kind == QLatin1String("item")) {
    const auto index = desk_.catalog().indexOf(id);
    if (index == Catalog::npos) return false;
    if (!filtered_.contains(index)) filtered_.setFilter({});
    goTo(index);
    return true;
  }
  if (kind == QLatin1String("section")) {
    if (!id.empty() && !desk_.catalog().section(id)) return false;
    guideline_->choose(id);
    showSection(id);
    return true;
  }
  const auto show = kind == QLatin1String("show") ? showFromId(id) : std::nullopt;
  if (!show) return false;
  ItemFilter filter;
  filter.show = *show;
  filtered_.setFilter(filter);
  guideline_->choose({});
  showSection({});
  return true;
}

void AssessPage::showSection(const std::string& section) {
  filtered_.settle();
  guideline_->choose(section);
  header_->showSection(section);
  const auto kept = current_;
  model_.setSection(section);
  if (kept && model_.rowOf(*kept) >= 0) {
    goTo(*kept);
    return;
  }
  for (int row = 0; row < model_.rowCount(); ++row) {
    if (const auto item = model_.itemAt(row)) {
      list_->scrollToTop();
      list_->setCurrentIndex(model_.index(row));
      return;
    }
  }
  choose({});
}

// Of a questionnaire: the items it asks for, beginning with the first.
void AssessPage::showOnlyOf(const QString& department) {
  if (filtered_.filter().isActive()) return;
  ItemFilter filter;
  filter.department = fromQt(department);
  filtered_.setFilter(filter);
  if (neighbour(desk_, filtered_, {}, 1)) {
    showSection({});
  } else {
    filtered_.setFilter({});
  }
}

void AssessPage::goTo(std::size_t item) {
  const std::string section = sectionFor(desk_.catalog(), desk_.item(item), model_.section());
  if (section != model_.section() || model_.rowOf(item) < 0) {
    choose({});
    guideline_->choose(section);
    header_->showSection(section);
    model_.setSection(section);
  }
  const int row = model_.rowOf(item);
  if (row < 0) return;
  const QModelIndex index = model_.index(row);
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
  choose(item);
}

void AssessPage::choose(std::optional<std::size_t> item) {
  if (item == current_ && editor_->item() == item) return;
  editor_->leave();
  current_ = item;
  if (item) currentId_ = desk_.item(*item).id;
  editor_->showItem(item);
}

void AssessPage::step(int by) {
  const auto next = neighbour(desk_, filtered_, current_, by);
  if (next) {
    goTo(*next);
  } else {
    shell().say(text(by > 0 ? KIJUN_TEXT("assess.end") : KIJUN_TEXT("assess.start")));
  }
}

void AssessPage::nextOpenItem() {
  const NextOpen next = nextOpen(desk_, filtered_, current_);
  if (next.why == Wanting::Nothing) {
    shell().say(text("assess.noneOpen"));
    return;
  }
  goTo(next.item);
  if (next.why == Wanting::Unconfirmed) shell().say(text("assess.nextUnconfirmed"));
}

// The rows are others now: the current item stays chosen where it still stands among them.
void AssessPage::listReset() {
  const bool empty = model_.rowCount() == 0;
  const Section* section = desk_.catalog().section(model_.section());
  const bool onlyNotes = section && section->allItems.empty();
  nothing_->setVisible(empty && !onlyNotes);
  list_->setVisible(!empty || onlyNotes);
  if (!current_) return;
  const int row = model_.rowOf(*current_);
  if (row >= 0) list_->setCurrentIndex(model_.index(row));
}

void AssessPage::everythingChanged() {
  const auto index = desk_.catalog().indexOf(currentId_);
  current_.reset();
  if (index != Catalog::npos) {
    current_ = index;
    editor_->showItem(index);
    listReset();
  } else {
    showSection({});
  }
}

std::vector<std::size_t> AssessPage::chosenItems() const {
  std::vector<std::size_t> items;
  for (const QModelIndex& index : list_->selectionModel()->selectedRows()) {
    if (const auto item = model_.itemAt(index.row())) items.push_back(*item);
  }
  if (items.empty() && current_) items.push_back(*current_);
  return items;
}

}  // namespace kijun::ui::assess
