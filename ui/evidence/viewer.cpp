#include "ui/evidence/viewer.h"

#include <QDesktopServices>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPdfDocument>
#include <QPdfPageNavigator>
#include <QPdfView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/evidence/image_view.h"
#include "ui/evidence/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/progress_line.h"

namespace kijun::ui {
namespace {

constexpr double kZoomStep = 1.25;
constexpr double kSmallestZoom = 0.1;
constexpr double kLargestZoom = 5;
constexpr double kPagePixels = 24'000'000;  // a rendered page may have

std::string_view dangerTextId(Danger danger) {
  switch (danger) {
    case Danger::Program:
      return KIJUN_TEXT("evidencepage.danger.program");
    case Danger::Script:
      return KIJUN_TEXT("evidencepage.danger.script");
    case Danger::Macros:
      return KIJUN_TEXT("evidencepage.danger.macros");
    case Danger::Shortcut:
      return KIJUN_TEXT("evidencepage.danger.shortcut");
    case Danger::HiddenName:
    case Danger::None:
      break;
  }
  return KIJUN_TEXT("evidencepage.danger.hidden_name");
}

// Marks that would turn the direction of reading are seen instead of followed.
QString plainName(const std::string& fileName) {
  QString out;
  for (const QChar c : toQt(fileName)) {
    out += c.category() == QChar::Other_Format ? QChar(0xFFFD) : c;
  }
  return out;
}

QLabel* mutedLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setProperty("look", "muted");
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

EvidenceViewer::EvidenceViewer(WorkspaceModel& workspace, EvidencePiece piece, std::size_t revision,
                               QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      piece_(std::move(piece)),
      revision_(piece_.revisions.at(revision)),
      number_(revision + 1),
      looking_(new ContentJob(this)),
      copying_(new ContentJob(this)) {
  setWindowTitle(text("evidencepage.view.title", piece_.record.title));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHead());
  note_ = mutedLabel(this);
  note_->setObjectName(QStringLiteral("viewNote"));
  note_->setContentsMargins(px(16), px(6), px(16), px(6));
  note_->hide();
  column->addWidget(note_);
  body_ = new QStackedWidget(this);
  body_->addWidget(buildWait());
  body_->addWidget(buildFacts());
  column->addWidget(body_, 1);
  column->addWidget(buildFoot());
  connectJobs();
  resize(px(900), px(680));
  refreshTools();
  looking_->view(workspace_.sessionPtr(), revision_);
}

// The view ends before its document.
EvidenceViewer::~EvidenceViewer() {
  delete pdf_;
}

QWidget* EvidenceViewer::buildHead() {
  auto* head = new QWidget(this);
  head->setProperty("look", "bar");
  head->setAttribute(Qt::WA_StyledBackground);
  auto* column = new QVBoxLayout(head);
  column->setContentsMargins(px(16), px(10), px(16), px(10));
  column->setSpacing(px(4));
  auto* row = new QHBoxLayout;
  row->setSpacing(px(8));
  auto* title = new QLabel(toQt(piece_.record.title), head);
  title->setTextFormat(Qt::PlainText);
  title->setWordWrap(true);
  setFace(title, Face::Question);
  row->addWidget(title, 1);
  const auto asOf = workspace_.snapshot().asOf;
  row->addWidget(new Tag(validityWords(piece_.record, asOf), validityTone(piece_.record, asOf)), 0,
                 Qt::AlignTop);
  if (!piece_.record.tlp.empty()) {
    row->addWidget(new Tag(tlpWords(piece_.record), tlpTone(piece_.record)), 0, Qt::AlignTop);
  }
  column->addLayout(row);
  auto* facts = mutedLabel(head);
  facts->setText(text("evidencepage.view.facts", kindWords(piece_.record),
                      plainName(revision_.fileName), shownSize(revision_.size), number_,
                      piece_.revisions.size(),
                      dayOf(revision_.addedAt, workspace_.snapshot().offsetMinutes)));
  column->addWidget(facts);
  return head;
}

QWidget* EvidenceViewer::buildWait() {
  wait_ = new QWidget(this);
  auto* column = new QVBoxLayout(wait_);
  column->setContentsMargins(px(80), px(24), px(80), px(24));
  column->setSpacing(px(10));
  waitWords_ = mutedLabel(wait_);
  waitWords_->setText(text("evidencepage.view.busy"));
  waitWords_->setAlignment(Qt::AlignCenter);
  progress_ = new ProgressLine(wait_);
  progress_->setShare(0);
  stop_ = new QPushButton(text("ui.cancel"), wait_);
  stop_->setAutoDefault(false);
  column->addStretch();
  column->addWidget(waitWords_);
  column->addWidget(progress_);
  column->addWidget(stop_, 0, Qt::AlignHCenter);
  column->addStretch();
  return wait_;
}

QWidget* EvidenceViewer::buildFacts() {
  facts_ = new QWidget(this);
  auto* column = new QVBoxLayout(facts_);
  column->setContentsMargins(px(40), px(24), px(40), px(24));
  column->setSpacing(px(14));
  why_ = new QLabel(facts_);
  why_->setObjectName(QStringLiteral("viewWhy"));
  why_->setWordWrap(true);
  why_->setTextFormat(Qt::PlainText);
  type_ = new QLabel(facts_);
  auto* form = new QFormLayout;
  form->setSpacing(px(8));
  const auto add = [&](const QString& name, QLabel* value) {
    auto* label = mutedLabel(facts_);
    label->setWordWrap(false);
    label->setText(name);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(label, value);
  };
  add(text("record.evidence.file_name"), new QLabel(plainName(revision_.fileName), facts_));
  add(text("record.evidence.media_type"), type_);
  add(text("record.evidence.size"),
      new QLabel(text("evidencepage.view.size", shownSize(revision_.size), revision_.size),
                 facts_));
  // Where it may be broken, for it is longer than any window is wide.
  QString hash = toQt(revision_.content);
  hash.insert(32, u' ');
  add(text("evidencepage.view.hash"), new QLabel(hash, facts_));
  add(text("record.evidence.added_by"), new QLabel(toQt(revision_.addedBy), facts_));
  column->addStretch();
  column->addWidget(why_);
  column->addLayout(form);
  column->addStretch(2);
  return facts_;
}

QWidget* EvidenceViewer::buildFoot() {
  auto* foot = new QWidget(this);
  foot->setProperty("look", "foot");
  foot->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(px(12), px(8), px(12), px(8));
  row->setSpacing(px(6));
  tools_ = new QWidget(foot);
  auto* across = new QHBoxLayout(tools_);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(px(4));
  const auto tool = [&](const QString& words, const QString& tip, auto call) {
    auto* button = new QToolButton(tools_);
    button->setText(words);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, call);
    across->addWidget(button);
    return button;
  };
  before_ = tool(QStringLiteral("◀"), text("evidencepage.view.before"), [this] { turnPage(-1); });
  page_ = new QLabel(tools_);
  page_->setObjectName(QStringLiteral("viewPage"));
  across->addWidget(page_);
  after_ = tool(QStringLiteral("▶"), text("evidencepage.view.after"), [this] { turnPage(1); });
  tool(QStringLiteral("－"), text("evidencepage.view.smaller"), [this] { zoom(1 / kZoomStep); });
  tool(QStringLiteral("＋"), text("evidencepage.view.larger"), [this] { zoom(kZoomStep); });
  tool(text("evidencepage.view.fit"), text("evidencepage.view.fit.tip"), [this] { fit(); });
  row->addWidget(tools_);
  row->addStretch();
  const auto button = [&](const char* name, const QString& words, auto call) {
    auto* made = new QPushButton(words, foot);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, call);
    row->addWidget(made);
    return made;
  };
  export_ = button("viewExport", text("evidencepage.export"), [this] { exportCopy(); });
  open_ = button("viewOpen", text("evidencepage.view.open"), [this] { openOutside(); });
  open_->setToolTip(text("evidencepage.view.open.tip"));
  button("viewClose", text("ui.close"), [this] { close(); });
  return foot;
}

void EvidenceViewer::connectJobs() {
  connect(stop_, &QPushButton::clicked, looking_, &Job::cancel);
  connect(looking_, &Job::progressed, progress_,
          [this](double share) { progress_->setShare(share); });
  connect(looking_, &ContentJob::viewed, this, &EvidenceViewer::adopt);
  connect(looking_, &Job::failed, this, &EvidenceViewer::complain);
  connect(looking_, &Job::cancelled, this,
          [this] { complain(text("evidencepage.view.cancelled")); });
  connect(copying_, &Job::progressed, this, [this](double share) {
    note_->setText(text("evidencepage.view.copying", int(share * 100)));
    note_->show();
  });
  connect(copying_, &Job::failed, this, [this](const QString& words) {
    note_->hide();
    refreshTools();
    ask::error(this, words);
  });
  connect(copying_, &Job::cancelled, this, &EvidenceViewer::refreshTools);
  connect(copying_, &ContentJob::exported, this, [this](const QString& path) {
    note_->setText(text("evidencepage.exported", path));
    note_->show();
    refreshTools();
  });
  connect(copying_, &ContentJob::copied, this, [this](const QString& path) {
    note_->hide();
    refreshTools();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path))) {
      ask::error(this, text("evidencepage.view.no_program", plainName(revision_.fileName)));
    }
  });
}

void EvidenceViewer::adopt(const ViewedPtr& content) {
  content_ = content;
  type_->setText(content->mediaType);
  using What = ViewedContent::What;
  if (!content->problem.empty() || content->what == What::Other) {
    showFacts();
  } else if (content->what == What::Pdf) {
    showPdf();
  } else if (content->what == What::Image) {
    showImage();
  } else {
    showText();
  }
  refreshTools();
  Q_EMIT shown();
}

void EvidenceViewer::showPdf() {
  pdf_ = new QPdfView(body_);
  pdf_->setAccessibleName(text("evidencepage.view.pdf_name", piece_.record.title));
  pdf_->setPageMode(content_->pagewise ? QPdfView::PageMode::SinglePage
                                       : QPdfView::PageMode::MultiPage);
  pdf_->setZoomMode(content_->pagewise ? QPdfView::ZoomMode::FitInView
                                       : QPdfView::ZoomMode::FitToWidth);
  pdf_->setFocusPolicy(Qt::StrongFocus);
  pdf_->setDocument(content_->pdf.get());
  connect(pdf_->pageNavigator(), &QPdfPageNavigator::currentPageChanged, this,
          &EvidenceViewer::refreshTools);
  body_->addWidget(pdf_);
  body_->setCurrentWidget(pdf_);
  pdf_->setFocus();
}

void EvidenceViewer::showImage() {
  image_ = new ImageView(body_);
  image_->setAccessibleName(text("evidencepage.view.image_name", piece_.record.title));
  body_->addWidget(image_);
  body_->setCurrentWidget(image_);
  image_->setImage(content_->image);
  image_->setFocus();
  if (content_->image.size() == content_->imageSize) return;
  note_->setText(text("evidencepage.view.image_reduced", content_->imageSize.width(),
                      content_->imageSize.height()));
  note_->show();
}

void EvidenceViewer::showText() {
  words_ = new QPlainTextEdit(body_);
  words_->setReadOnly(true);
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  words_->setFrameShape(QFrame::NoFrame);
  words_->setAccessibleName(text("evidencepage.view.text_name", piece_.record.title));
  words_->setPlainText(content_->words);
  body_->addWidget(words_);
  body_->setCurrentWidget(words_);
  words_->setFocus();
  note_->setText(content_->cut ? text("evidencepage.view.text_cut", content_->charset)
                               : text("evidencepage.view.charset", content_->charset));
  note_->show();
}

void EvidenceViewer::showFacts() {
  why_->setText(content_->problem.empty() ? text("evidencepage.view.other")
                                          : rendered(content_->problem));
  body_->setCurrentWidget(facts_);
}

// What could not be read is told in place of it.
void EvidenceViewer::complain(const QString& words) {
  why_->setText(words);
  type_->setText(toQt(revision_.mediaType));
  body_->setCurrentWidget(facts_);
  refreshTools();
  Q_EMIT shown();
}

void EvidenceViewer::openOutside() {
  if (!content_ || copying_->isRunning()) return;
  const QString name = plainName(revision_.fileName);
  if (content_->danger != Danger::None) {
    const QString chosen =
        ask::choose(this, {ask::Tone::Warning,
                           text("evidencepage.danger.title"),
                           text(dangerTextId(content_->danger), name),
                           text("evidencepage.danger.todo"),
                           {{QString(), text("evidencepage.danger.no")},
                            {QStringLiteral("open"), text("evidencepage.danger.open")}}});
    if (chosen != QLatin1String("open")) return;
  }
  copying_->copyOut(workspace_.sessionPtr(), revision_);
  refreshTools();
}

void EvidenceViewer::exportCopy() {
  if (copying_->isRunning()) return;
  const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  const auto place = ask::saveFile(this, {text("evidencepage.export.title"),
                                          folder + u'/' + toQt(safeFileName(revision_.fileName)),
                                          {},
                                          {}});
  if (!place) return;
  copying_->exportTo(workspace_.sessionPtr(), revision_,
                     std::filesystem::path(place->toStdU16String()));
  refreshTools();
}

void EvidenceViewer::turnPage(int by) {
  if (!pdf_) return;
  auto* navigator = pdf_->pageNavigator();
  const int page = navigator->currentPage() + by;
  if (page < 0 || page >= content_->pdf->pageCount()) return;
  navigator->jump(page, {}, navigator->currentZoom());
}

// So that a page is never rendered larger than memory likes, whatever size it says it has.
double EvidenceViewer::zoomLimit() const {
  const auto size = content_->pdf->pagePointSize(pdf_->pageNavigator()->currentPage());
  const double dots = logicalDpiX() / 72.0 * devicePixelRatioF();
  const double area = std::max(1.0, size.width() * size.height() * dots * dots);
  return std::min(kLargestZoom, std::sqrt(kPagePixels / area));
}

void EvidenceViewer::zoom(double by) {
  if (image_) image_->zoom(by);
  if (!pdf_) return;
  double now = pdf_->zoomFactor();
  if (pdf_->zoomMode() != QPdfView::ZoomMode::Custom) {
    const auto size = content_->pdf->pagePointSize(pdf_->pageNavigator()->currentPage());
    now = pdf_->viewport()->width() / std::max(1.0, size.width() * logicalDpiX() / 72.0);
    pdf_->setZoomMode(QPdfView::ZoomMode::Custom);
  }
  pdf_->setZoomFactor(std::min(std::max(now * by, kSmallestZoom), zoomLimit()));
}

void EvidenceViewer::fit() {
  if (image_) image_->fit();
  if (!pdf_) return;
  const bool whole = content_->pagewise || pdf_->zoomMode() == QPdfView::ZoomMode::FitToWidth;
  pdf_->setZoomMode(whole ? QPdfView::ZoomMode::FitInView : QPdfView::ZoomMode::FitToWidth);
}

void EvidenceViewer::keyPressEvent(QKeyEvent* event) {
  const bool control = event->modifiers().testFlag(Qt::ControlModifier);
  switch (event->key()) {
    case Qt::Key_PageDown:
      return turnPage(1);
    case Qt::Key_PageUp:
      return turnPage(-1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      if (control) return zoom(kZoomStep);
      break;
    case Qt::Key_Minus:
      if (control) return zoom(1 / kZoomStep);
      break;
    case Qt::Key_0:
      if (control) return fit();
      break;
    default:
      break;
  }
  QDialog::keyPressEvent(event);
}

void EvidenceViewer::refreshTools() {
  tools_->setVisible(pdf_ || image_);
  for (QWidget* widget : std::initializer_list<QWidget*>{before_, page_, after_}) {
    widget->setVisible(pdf_ != nullptr);
  }
  if (pdf_) {
    const int page = pdf_->pageNavigator()->currentPage();
    const int pages = content_->pdf->pageCount();
    page_->setText(text("evidencepage.view.page", page + 1, pages));
    before_->setEnabled(page > 0);
    after_->setEnabled(page + 1 < pages);
  }
  export_->setEnabled(!copying_->isRunning());
  open_->setEnabled(content_ && !copying_->isRunning());
}

EvidenceViewer* viewEvidence(WorkspaceModel& workspace, const EvidencePiece& piece, QWidget* parent,
                             std::optional<std::size_t> revision) {
  auto* viewer =
      new EvidenceViewer(workspace, piece, revision.value_or(piece.revisions.size() - 1), parent);
  viewer->setAttribute(Qt::WA_DeleteOnClose);
  viewer->show();
  return viewer;
}

}  // namespace kijun::ui
