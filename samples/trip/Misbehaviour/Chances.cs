namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>How often requests are treated badly; each is a share of all requests.</summary>
/// <param name="Seed">Where the choices start, so that a run can be repeated.</param>
/// <param name="Slow">Works, answers too late.</param>
/// <param name="Error">500, nothing done.</param>
/// <param name="Lost">Works, the answer is lost.</param>
/// <param name="Late">Held up on its way.</param>
/// <param name="Twice">Works, and a copy is held up.</param>
/// <param name="Refuse">Refused.</param>
public sealed record Chances(
    int Seed, double Slow = 0, double Error = 0, double Lost = 0, double Late = 0, double Twice = 0, double Refuse = 0)
{
    /// <summary>All goes well.</summary>
    public static Chances None { get; } = new(0);

    /// <summary>What becomes of a request.</summary>
    /// <param name="fraction">Randomness in [0, 1).</param>
    public Behaviour Choose(double fraction)
    {
        (double Share, Behaviour Behaviour)[] shares =
        [
            (Slow, Behaviour.Slow), (Error, Behaviour.Error), (Lost, Behaviour.Lost), (Late, Behaviour.Late),
            (Twice, Behaviour.Twice), (Refuse, Behaviour.Refuse),
        ];
        foreach (var (share, behaviour) in shares)
        {
            if (fraction < share)
                return behaviour;
            fraction -= share;
        }

        return Behaviour.Well;
    }
}
