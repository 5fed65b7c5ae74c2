#include "ui/shell/palette.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/models/palette_model.h"
#include "ui/models/workspace_model.h"
#include "ui/shell/palette_delegate.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui {
namespace {

constexpr std::size_t kHitsOfEach = 5;
constexpr std::size_t kHitsOfOne = 200;

}  // namespace

Palette::Palette(QWidget* window)
    : QFrame(window),
      field_(new QLineEdit(this)),
      list_(new QListView(this)),
      nothing_(new QLabel(this)),
      told_(new QLabel(this)),
      kind_(new QToolButton(this)),
      thisCycle_(new QToolButton(this)),
      model_(new PaletteModel(this)),
      job_(new SearchJob(this)) {
  build();
  connect(field_, &QLineEdit::textChanged, this, &Palette::typed);
  connect(list_, &QListView::clicked, this, [this](const QModelIndex& index) {
    const auto* heading = model_->heading(index.row());
    heading ? chooseKind(onlyKind_.isEmpty() ? toQt(heading->id) : QString()) : go();
  });
  connect(kind_, &QToolButton::clicked, this, [this] { nextKind(1); });
  connect(thisCycle_, &QToolButton::toggled, this, &Palette::search);
  connect(job_, &SearchJob::found, this, &Palette::showResult);
  connect(job_, &SearchJob::failed, this, [this](const QString& words) {
    goWhenFound_ = false;
    model_->clearHits();
    showRows();
    told_->setText(words);
  });
  field_->installEventFilter(this);
  window->installEventFilter(this);
  hide();
}

void Palette::build() {
  setObjectName("palette");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(1), px(8), px(1), px(8));
  column->setSpacing(px(4));
  field_->setProperty("look", "plain");
  field_->setObjectName("paletteField");
  retextProperty(field_, "placeholderText", KIJUN_TEXT("ui.palette.hint"));
  retextProperty(field_, "accessibleName", KIJUN_TEXT("ui.search"));
  setFace(field_, Face::Question);
  list_->setModel(model_);
  list_->setItemDelegate(new PaletteDelegate(*model_, list_));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  retextProperty(list_, "accessibleName", KIJUN_TEXT("ui.search"));
  nothing_->setProperty("look", "muted");
  nothing_->setAlignment(Qt::AlignCenter);
  retext(nothing_, "ui.palette.nothing");
  auto* foot = new QHBoxLayout;
  foot->setContentsMargins(px(16), 0, px(12), 0);
  told_->setObjectName("paletteTold");
  told_->setProperty("look", "muted");
  setFace(told_, Face::Small);
  kind_->setObjectName("paletteKind");
  thisCycle_->setObjectName("paletteCycle");
  thisCycle_->setCheckable(true);
  for (auto* button : {kind_, thisCycle_}) {
    button->setFocusPolicy(Qt::NoFocus);
    setFace(button, Face::Small);
  }
  retext(thisCycle_, "ui.palette.this_cycle");
  foot->addWidget(told_, 1);
  foot->addWidget(kind_);
  foot->addWidget(thisCycle_);
  const auto line = [this] {
    auto* made = new QFrame(this);
    made->setProperty("look", "line");
    return made;
  };
  column->addWidget(field_);
  column->addWidget(line());
  column->addWidget(list_, 1);
  column->addWidget(nothing_, 1);
  column->addWidget(line());
  column->addLayout(foot);
}

void Palette::open(std::vector<PaletteEntry> entries, WorkspaceModel* workspace) {
  before_ = QApplication::focusWidget();
  workspace_ = workspace;
  composing_ = false;
  onlyKind_.clear();
  model_->setEntries(std::move(entries), workspace != nullptr);
  field_->clear();
  typed();
  place();
  show();
  raise();
  field_->setFocus(Qt::ShortcutFocusReason);
}

void Palette::typed() {
  goWhenFound_ = false;
  onlyKind_.clear();
  model_->setFilter(field_->text());
  search();
  showRows();
}

void Palette::search() {
  SearchRequest request;
  request.words = searchWords(fromQt(field_->text()));
  if (!workspace_ || request.words.empty()) {
    job_->cancel();
    kinds_.clear();
    model_->clearHits();
    showRows();
    return;
  }
  request.language = language();
  request.perKind = onlyKind_.isEmpty() ? kHitsOfEach : kHitsOfOne;
  if (!onlyKind_.isEmpty()) request.kinds = {fromQt(onlyKind_)};
  if (thisCycle_->isChecked()) request.cycle = workspace_->cycleNumber();
  job_->ask(workspace_, std::move(request));
}

void Palette::showResult(const SearchResult& result) {
  if (onlyKind_.isEmpty()) {
    kinds_.clear();
    for (const auto& kind : result.kinds) kinds_.push_back({kind.id, kind.label, kind.total, {}});
  }
  // What is chosen stays chosen: what arrives stands below the entries.
  const int row = list_->currentIndex().row();
  model_->setHits(result, !onlyKind_.isEmpty());
  showRows();
  if (onlyKind_.isEmpty() && model_->entry(row)) list_->setCurrentIndex(model_->index(row));
  const bool making = result.by == SearchedBy::Reading && !workspace_->isReadOnly();
  told_->setText(making        ? text("ui.palette.indexing")
                 : result.more ? text("search.more")
                 : result.unreadTexts > 0
                     ? text("ui.palette.unread", result.total, result.unreadTexts)
                     : text("ui.palette.found", result.total));
  if (std::exchange(goWhenFound_, false)) go();
}

void Palette::showRows() {
  list_->setCurrentIndex(model_->index(model_->stepped(0, 0)));
  const bool any = model_->rowCount() > 0;
  list_->setVisible(any || job_->isSearching());
  nothing_->setVisible(!any && !job_->isSearching());
  const bool searched = workspace_ && !field_->text().trimmed().isEmpty();
  for (QWidget* part : {static_cast<QWidget*>(kind_), static_cast<QWidget*>(thisCycle_)}) {
    part->setVisible(searched);
  }
  told_->setText(!workspace_           ? QString()
                 : !searched           ? text("ui.palette.about")
                 : job_->isSearching() ? text("ui.palette.searching")
                                       : told_->text());
  QString shown = text("ui.palette.all_kinds");
  for (const auto& kind : kinds_) {
    if (toQt(kind.id) == onlyKind_) shown = toQt(kind.label);
  }
  kind_->setText(text("ui.palette.kind", shown));
}

void Palette::chooseKind(const QString& kind) {
  onlyKind_ = kind;
  search();
  showRows();
}

void Palette::nextKind(int by) {
  if (kinds_.empty()) return;
  const auto count = static_cast<int>(kinds_.size()) + 1;  // all, then each
  int place = 0;
  for (int i = 1; i < count; ++i) {
    if (toQt(kinds_[static_cast<std::size_t>(i) - 1].id) == onlyKind_) place = i;
  }
  place = (place + by + count) % count;
  chooseKind(place == 0 ? QString() : toQt(kinds_[static_cast<std::size_t>(place) - 1].id));
}

void Palette::place() {
  const int width = std::min(px(760), parentWidget()->width() - px(32));
  const int height = std::min(px(560), parentWidget()->height() - px(96));
  setGeometry((parentWidget()->width() - width) / 2, px(64), width, height);
}

void Palette::dismiss() {
  job_->cancel();
  hide();
  if (before_) before_->setFocus(Qt::OtherFocusReason);
}

void Palette::step(int by) {
  const int row = model_->stepped(list_->currentIndex().row(), by);
  if (row >= 0) list_->setCurrentIndex(model_->index(row));
}

void Palette::go() {
  const int row = list_->currentIndex().row();
  if (const auto* hit = model_->hit(row); hit && !job_->isSearching()) {
    goToHit(SearchHit(*hit));
    return;
  }
  const PaletteEntry* entry = model_->entry(row);
  if (!entry) {
    goWhenFound_ = job_->isSearching();
    return;
  }
  // Copied: what it does may fill this list anew.
  const PaletteEntry chosenEntry = *entry;
  dismiss();
  if (chosenEntry.action) {
    chosenEntry.action->trigger();
  } else {
    Q_EMIT chosen(chosenEntry.page, chosenEntry.target);
  }
}

void Palette::goToHit(const SearchHit& hit) {
  QStringList words;
  for (const auto& word : searchWords(fromQt(field_->text()))) words << toQt(word);
  dismiss();
  Q_EMIT hitChosen(hit, words);
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget()) {
    if (event->type() == QEvent::Resize && isVisible()) place();
    return false;
  }
  if (event->type() == QEvent::InputMethod) {
    composing_ = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
    return false;
  }
  if (event->type() == QEvent::FocusOut && isVisible()) {
    const auto reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason) {
      job_->cancel();
      hide();
    }
    return false;
  }
  if (event->type() != QEvent::KeyPress || composing_) return false;
  const auto* pressed = static_cast<QKeyEvent*>(event);
  return keyPressed(pressed->key(), pressed->modifiers());
}

bool Palette::keyPressed(int key, Qt::KeyboardModifiers modifiers) {
  switch (key) {
    case Qt::Key_Escape:
      dismiss();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      go();
      return true;
    case Qt::Key_Down:
      step(1);
      return true;
    case Qt::Key_Up:
      step(-1);
      return true;
    case Qt::Key_PageDown:
      step(10);
      return true;
    case Qt::Key_PageUp:
      step(-10);
      return true;
    case Qt::Key_Tab:
      nextKind(1);
      return true;
    case Qt::Key_Backtab:
      nextKind(-1);
      return true;
    case Qt::Key_L:
      if (modifiers != Qt::ControlModifier || !thisCycle_->isVisible()) return false;
      thisCycle_->toggle();
      return true;
    default:
      return false;
  }
}

}  // namespace kijun::ui
