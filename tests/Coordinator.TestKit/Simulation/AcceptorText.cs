using System.Text;
using Coordinator.Core.Registers;

namespace Coordinator.TestKit.Simulation;

/// <summary>Acceptors and their states as a trace tells them.</summary>
static class AcceptorText
{
    public static string Of((string Store, string Register) acceptor) => $"{acceptor.Register} at {acceptor.Store}";

    public static string Of(AcceptorState state) => state.Value is { } value
        ? $"promised {state.Promised}, accepted {state.Accepted}: {value.Version} {Text(value)}"
        : $"promised {state.Promised}";

    static string Text(AcceptedValue value) => Encoding.UTF8.GetString(value.Bytes.Span);
}
