#include "ui/pages/evidence/detail_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "base/media_type.h"
#include "ui/evidence/words.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/models/row_places.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/record_form.h"
#include "workspace/permission.h"

namespace kijun::ui::evidence {
namespace {

QTreeWidget* makeList(QWidget* parent, const char* name, std::string_view textId) {
  auto* list = new QTreeWidget(parent);
  list->setObjectName(QString::fromLatin1(name));
  retextProperty(list, "accessibleName", textId);
  list->setRootIsDecorated(false);
  list->setUniformRowHeights(true);
  onLookChange(list, [list] { list->setFixedHeight(px(4 * kRowHeight + 4)); });
  return list;
}

QLabel* addHead(QVBoxLayout& column, QWidget* parent, std::string_view textId) {
  auto* head = new QLabel(parent);
  retextProperty(head, "text", textId);
  setFace(head, Face::Strong);
  column.addWidget(head);
  return head;
}

void addAll(QVBoxLayout& column, std::initializer_list<QWidget*> widgets) {
  auto* row = new QHBoxLayout;
  row->setSpacing(px(6));
  for (QWidget* widget : widgets) row->addWidget(widget);
  row->addStretch();
  column.addLayout(row);
}

QPushButton* makeButton(QWidget* parent, const char* name, std::string_view textId) {
  auto* button = new QPushButton(parent);
  button->setObjectName(QString::fromLatin1(name));
  retextProperty(button, "text", textId);
  return button;
}

void allow(QPushButton* button, bool any, const QString& why) {
  button->setEnabled(any && why.isEmpty());
  button->setToolTip(why);
}

}  // namespace

DetailPane::DetailPane(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QWidget(parent),
      shell_(shell),
      workspace_(workspace),
      exporting_(new ContentJob(this)),
      body_(new QStackedWidget(this)),
      hint_(new QLabel(this)) {
  setProperty("look", "surface");
  setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(body_);
  one_ = buildOne();
  several_ = buildSeveral();
  hint_->setAlignment(Qt::AlignCenter);
  hint_->setWordWrap(true);
  hint_->setProperty("look", "muted");
  retext(hint_, "evidencepage.choose");
  for (QWidget* each : {static_cast<QWidget*>(hint_), one_, several_}) body_->addWidget(each);
  connect(exporting_, &ContentJob::exported, this,
          [this](const QString& path) { shell_.say(text("evidencepage.exported", path)); });
  connect(exporting_, &Job::failed, this,
          [this](const QString& words) { ask::error(this, words); });
  connect(&workspace_, &WorkspaceModel::actorChanged, this, [this] {
    askWhoseItIs();
    refresh();
  });
  // The form speaks the language it was made in.
  onLanguageChange(this, [this] {
    if (form_) save();
    makeForm();
    show(chosen_);
  });
}

// An editor that dies with the focus says it was left; nobody listens any more.
DetailPane::~DetailPane() {
  form_->disconnect(this);
}

QWidget* DetailPane::buildOne() {
  auto* scroll = new QScrollArea(body_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inner = new QWidget(scroll);
  inner->setProperty("look", "scrolled");
  auto* column = new QVBoxLayout(inner);
  column->setContentsMargins(px(16), px(12), px(16), px(16));
  column->setSpacing(px(8));
  buildRevisions(*column);
  column->addSpacing(px(6));
  formPlace_ = new QVBoxLayout;
  column->addLayout(formPlace_);
  problem_ = new QLabel(inner);
  problem_->setProperty("look", "bad");
  problem_->setWordWrap(true);
  problem_->hide();
  column->addWidget(problem_);
  column->addSpacing(px(6));
  buildPlaces(*column);
  auto* remove = makeButton(inner, "evidenceRemove", KIJUN_TEXT("evidencepage.remove"));
  connect(remove, &QPushButton::clicked, this, &DetailPane::removeWanted);
  removes_.push_back(remove);
  column->addSpacing(px(6));
  addAll(*column, {remove});
  column->addStretch();
  scroll->setWidget(inner);
  return scroll;
}

void DetailPane::buildRevisions(QVBoxLayout& column) {
  QWidget* parent = column.parentWidget();
  addHead(column, parent, KIJUN_TEXT("evidencepage.revisions"));
  revisions_ = makeList(parent, "evidenceRevisions", KIJUN_TEXT("evidencepage.revisions"));
  revisions_->setColumnCount(4);
  column.addWidget(revisions_);
  view_ = makeButton(parent, "evidenceView", KIJUN_TEXT("evidencepage.view"));
  export_ = makeButton(parent, "evidenceExport", KIJUN_TEXT("evidencepage.export"));
  revise_ = makeButton(parent, "evidenceRevise", KIJUN_TEXT("evidencepage.revise"));
  addAll(column, {view_, export_, revise_});
  const auto view = [this] {
    if (const auto at = chosenRevision()) Q_EMIT viewWanted(toQt(piece()->record.id), *at);
  };
  connect(view_, &QPushButton::clicked, this, view);
  connect(revisions_, &QTreeWidget::itemActivated, this, view);
  connect(export_, &QPushButton::clicked, this, &DetailPane::exportRevision);
  connect(revise_, &QPushButton::clicked, this, &DetailPane::revisionWanted);
}

void DetailPane::buildPlaces(QVBoxLayout& column) {
  QWidget* parent = column.parentWidget();
  addHead(column, parent, KIJUN_TEXT("evidencepage.places"));
  places_ = makeList(parent, "evidencePlaces", KIJUN_TEXT("evidencepage.places"));
  places_->setHeaderHidden(true);
  column.addWidget(places_);
  go_ = makeButton(parent, "evidenceGo", KIJUN_TEXT("evidencepage.go"));
  unlink_ = makeButton(parent, "evidenceUnlink", KIJUN_TEXT("assess.evidence.unlink"));
  addAll(column, {go_, unlink_});
  connect(go_, &QPushButton::clicked, this, &DetailPane::goToPlace);
  connect(places_, &QTreeWidget::itemActivated, this, &DetailPane::goToPlace);
  connect(unlink_, &QPushButton::clicked, this, &DetailPane::unlinkPlace);
  connect(places_, &QTreeWidget::currentItemChanged, this, &DetailPane::refresh);
}

QWidget* DetailPane::buildSeveral() {
  auto* holder = new QWidget(body_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(px(24), px(24), px(24), px(24));
  column->setSpacing(px(10));
  count_ = new QLabel(holder);
  count_->setWordWrap(true);
  setFace(count_, Face::Question);
  bulk_ = makeButton(holder, "evidenceBulk", KIJUN_TEXT("evidencepage.bulk"));
  auto* remove = makeButton(holder, "evidenceRemoveSeveral", KIJUN_TEXT("evidencepage.remove"));
  removes_.push_back(remove);
  connect(bulk_, &QPushButton::clicked, this, &DetailPane::bulkWanted);
  connect(remove, &QPushButton::clicked, this, &DetailPane::removeWanted);
  column->addWidget(count_);
  addAll(*column, {bulk_, remove});
  column->addStretch();
  return holder;
}

void DetailPane::makeForm() {
  if (form_) {
    form_->disconnect(this);
    delete form_;
  }
  form_ = new RecordForm(evidenceType().description, formPlace_->parentWidget());
  formPlace_->addWidget(form_);
  posted_.clear();
  connect(form_, &RecordForm::edited, this, &DetailPane::save);
  revisions_->setHeaderLabels({text("record.evidence.revision"), text("record.evidence.added_at"),
                               text("record.evidence.file_name"), text("record.evidence.size")});
}

void DetailPane::show(std::vector<EvidencePiece> chosen) {
  const bool same = piece() && chosen.size() == 1 && chosen.front().record.id == piece()->record.id;
  if (piece() && !same) save();
  chosen_ = std::move(chosen);
  if (!piece()) {
    posted_.clear();
    problem_->hide();
    count_->setText(text("evidencepage.several", chosen_.size()));
    body_->setCurrentWidget(chosen_.empty() ? hint_ : several_);
  } else {
    body_->setCurrentWidget(one_);
    showForm(same);
    showRevisions();
    showPlaces();
  }
  askWhoseItIs();
  refresh();
}

// A respondent changes only what hangs on own answers: the file knows.
void DetailPane::askWhoseItIs() {
  foreign_.clear();
  if (!piece() || workspace_.isReadOnly() || workspace_.actor().role != Role::Respondent) return;
  const auto* kind = commands::editEvidence({}).kind;
  inBackground(
      this,
      [session = workspace_.sessionPtr(), kind, ids = std::vector<Id>{piece()->record.id}] {
        return evidenceRefusal(*session, *kind, ids);
      },
      [this, id = piece()->record.id](const std::optional<Error>& refused) {
        if (!piece() || piece()->record.id != id || !refused) return;
        foreign_ = rendered(*refused);
        refresh();
      },
      [this](const std::exception_ptr& failure) {
        shell_.say(failureInWords(failure, "Reading evidence"));
      });
}

QString DetailPane::refusalToChange(const CommandKind& kind) const {
  const QString why = refusalWords(workspace_, kind);
  return why.isEmpty() ? foreign_ : why;
}

QString DetailPane::refusalToRevise() const {
  return refusalToChange(*commands::addEvidenceRevision({}, {}).kind);
}

// What is being typed is not overwritten by what arrives.
void DetailPane::showForm(bool same) {
  const Row row = evidenceType().row(piece()->record);
  const bool typing = same && !posted_.empty() && form_->row() != posted_;
  if (typing) return;
  form_->setRow(row);
  posted_ = form_->row();
  problem_->hide();
}

void DetailPane::showRevisions() {
  revisions_->clear();
  const auto& all = piece()->revisions;
  const int offset = workspace_.snapshot().offsetMinutes;
  for (std::size_t at = all.size(); at-- > 0;) {
    const auto& revision = all[at];
    auto* row =
        new QTreeWidgetItem(revisions_, {QString::number(at + 1), dayOf(revision.addedAt, offset),
                                         toQt(revision.fileName), shownSize(revision.size)});
    row->setData(0, Qt::UserRole, QVariant::fromValue(qulonglong{at}));
    const QString tip = text("evidencepage.revision.tip", revision.fileName, revision.addedBy);
    for (int column = 0; column < 4; ++column) row->setToolTip(column, tip);
  }
  revisions_->header()->setStretchLastSection(false);
  revisions_->header()->setSectionResizeMode(2, QHeaderView::Stretch);
  for (const int fitted : {0, 1, 3}) {
    revisions_->header()->setSectionResizeMode(fitted, QHeaderView::ResizeToContents);
  }
  revisions_->setCurrentItem(revisions_->topLevelItem(0));
}

void DetailPane::showPlaces() {
  places_->clear();
  const auto& catalog = workspace_.catalog();
  for (std::size_t at = 0; at < piece()->links.size(); ++at) {
    const auto& link = piece()->links[at];
    QString words = placeWords(workspace_, link);
    if (const auto answer = answerOf(link)) {
      const auto index = catalog.indexOf(answer->item);
      if (index != Catalog::npos) words += u' ' + inLanguage(catalog.items()[index].title);
    }
    auto* row = new QTreeWidgetItem(places_, {words});
    row->setToolTip(0, words);
    row->setData(0, Qt::UserRole, QVariant::fromValue(qulonglong{at}));
  }
  if (piece()->links.empty()) {
    auto* none = new QTreeWidgetItem(places_, {text("evidencepage.places.none")});
    none->setFlags(Qt::NoItemFlags);
  } else {
    places_->setCurrentItem(places_->topLevelItem(0));
  }
}

void DetailPane::refresh() {
  if (!form_) return;
  const auto why = [this](const Command& command) {
    return refusalWords(workspace_, *command.kind);
  };
  const QString edit = refusalToChange(*commands::editEvidence({}).kind);
  const QString remove = why(commands::deleteEvidence({}, Linked::Refuse));
  form_->setReadOnly(!edit.isEmpty());
  form_->setToolTip(edit);
  allow(revise_, piece() != nullptr, refusalToRevise());
  allow(bulk_, true, edit);
  for (auto* button : removes_) allow(button, !chosen_.empty(), remove);
  const auto* place = piece() ? chosenPlace() : nullptr;
  go_->setEnabled(place != nullptr);
  QString unlink = why(commands::unlinkEvidence({}, {}));
  if (const auto answer = place ? answerOf(*place) : std::nullopt) {
    const bool here = answer->cycle == workspace_.cycle().cycle.id;
    const auto kind = commands::unlinkEvidence({}, {}).kind;
    if (here) unlink = refusalWords(workspace_, *kind, {{*answer}});
  }
  allow(unlink_, place != nullptr, unlink);
}

void DetailPane::save() {
  if (!piece() || posted_.empty()) return;
  const Row row = form_->row();
  if (row == posted_) return;
  const auto problems = problemsOf(evidenceType().description, row);
  problem_->setText(problems.empty() ? QString() : rendered(problems.front()));
  problem_->setVisible(!problems.empty());
  if (!problems.empty()) return;
  posted_ = row;
  workspace_.post(commands::editEvidence(evidenceType().record(row)));
}

void DetailPane::leave() {
  save();
}

std::optional<std::size_t> DetailPane::chosenRevision() const {
  const auto* row = revisions_->currentItem();
  if (!piece() || !row) return std::nullopt;
  return static_cast<std::size_t>(row->data(0, Qt::UserRole).toULongLong());
}

const LinkTarget* DetailPane::chosenPlace() const {
  const auto* row = places_->currentItem();
  if (!row || piece()->links.empty()) return nullptr;
  return &piece()->links.at(static_cast<std::size_t>(row->data(0, Qt::UserRole).toULongLong()));
}

void DetailPane::exportRevision() {
  const auto at = chosenRevision();
  if (!at || exporting_->isRunning()) return;
  const auto revision = piece()->revisions.at(*at);
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  const auto place = ask::saveFile(this, {text("evidencepage.export.title"),
                                          folder + u'/' + toQt(safeFileName(revision.fileName)),
                                          {},
                                          {}});
  if (!place) return;
  exporting_->exportTo(workspace_.sessionPtr(), revision,
                       std::filesystem::path(place->toStdU16String()));
}

void DetailPane::goToPlace() {
  const auto* place = piece() ? chosenPlace() : nullptr;
  if (!place) return;
  const auto answer = answerOf(*place);
  if (!answer) return goToRow(shell_, workspace_, place->record, {place->key});
  workspace_.setUnit(answer->unit);
  goToRow(shell_, workspace_, kAnswerLinks, {answer->cycle, answer->unit, answer->item});
}

void DetailPane::unlinkPlace() {
  const auto* place = piece() ? chosenPlace() : nullptr;
  if (place) workspace_.post(commands::unlinkEvidence({piece()->record.id}, {*place}));
}

}  // namespace kijun::ui::evidence
