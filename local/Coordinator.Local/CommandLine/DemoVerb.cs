using Command = System.CommandLine.Command;

namespace Coordinator.Local.CommandLine;

/// <summary>Runs a sample against the API: one that is up, or else one of its own.</summary>
static class DemoVerb
{
    /// <summary>The verb with a verb a sample.</summary>
    public static Command Create() => new("demo", "Runs a sample and checks what must hold at its end.")
    {
        CheckoutVerb.Create(), TripVerb.Create(),
    };
}
