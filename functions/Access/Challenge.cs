using Coordinator.Contracts.Problems;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Access;

/// <summary>Answers that ask for a bearer token (RFC 6750, section 3).</summary>
static class Challenge
{
    const string Header = "WWW-Authenticate";
    const string Scheme = "Bearer realm=\"coordinator\"";

    /// <summary>To a request that showed nothing; of that, the header tells nothing.</summary>
    public static WireResult Plain(Problem problem) => WireResult.Of(problem).With(Header, Scheme);

    /// <summary>To a request with a token that is not good.</summary>
    /// <param name="problem">The answer's body.</param>
    /// <param name="fault">What is wrong with the token: ASCII without quotation marks.</param>
    public static WireResult InvalidToken(Problem problem, string fault) =>
        WireResult.Of(problem).With(Header, $"{Scheme}, error=\"invalid_token\", error_description=\"{fault}\"");
}
