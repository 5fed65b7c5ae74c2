// The sample's evidence: resources/sample/evidence.json and the files beside it.
#pragma once
#include <map>
#include <string>

#include "base/time.h"
#include "workspace/sample_registers.h"
#include "workspace/session.h"

namespace kijun {

// cycle: the open one; units: by the sample's keys, "all" among them; keys: of the registers that
// evidence hangs on. Throws Error.
void putSampleEvidence(Session& session, const Id& cycle, const std::map<std::string, Id>& units,
                       const SampleKeys& keys, SteppingClock& clock);

}  // namespace kijun
