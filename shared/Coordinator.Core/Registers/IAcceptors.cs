using System.Collections.Immutable;

namespace Coordinator.Core.Registers;

/// <summary>The acceptors of a deployment's registers.</summary>
public interface IAcceptors
{
    /// <summary>Those of one register: one in each control store, one or three in all.</summary>
    ImmutableArray<IAcceptor> Of(string register);
}
