// What strace saw a program ask of the network.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kijun::testing {

// The command that runs another under strace, writing what it and its children ask of sockets.
std::vector<std::string> underTrace(const std::filesystem::path& trace);
// Lines of the trace that name an internet socket.
std::vector<std::string> internetCalls(const std::filesystem::path& trace);
// Whether strace can watch programs here, shown by a program that does open such a socket. Says why
// not otherwise.
std::string whyNoTrace(const std::filesystem::path& trace);

}  // namespace kijun::testing
