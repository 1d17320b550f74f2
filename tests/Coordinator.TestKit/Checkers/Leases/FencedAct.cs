namespace Coordinator.TestKit.Checkers.Leases;

/// <summary>
/// Something that a holder did to what a lock guards, under its token: a write that was accepted, or a look.
/// </summary>
/// <param name="Guarded">What was written or looked at.</param>
/// <param name="Version">
/// The version that a write made, or a look found; versions tell the order in which writes were accepted.
/// </param>
/// <param name="Token">The token.</param>
/// <param name="IsWrite">A write, or else a look.</param>
public sealed record FencedAct(string Guarded, long Version, long Token, bool IsWrite)
{
    /// <inheritdoc />
    public override string ToString() => $"token {Token} {(IsWrite ? "wrote" : "saw")} version {Version} of {Guarded}";
}
