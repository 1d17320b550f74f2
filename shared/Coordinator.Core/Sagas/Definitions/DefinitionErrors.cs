using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Collects everything that is wrong with a text.</summary>
sealed class DefinitionErrors(SourceText source)
{
    readonly List<(int Offset, DefinitionError Error)> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    public int Count => _errors.Count;

    /// <summary>Something is wrong with a value.</summary>
    public void Add(SourceNode node, string message) => Add(node.Offset, node.Pointer, message);

    /// <summary>Something is wrong at a place.</summary>
    public void Add(int offset, string pointer, string message)
    {
        if (_errors.Count >= Limits.SagaErrorsMax)
            return;
        var (line, column) = source.PlaceOf(offset);
        _errors.Add((offset, new DefinitionError(pointer, line, column, message)));
    }

    /// <summary>All of them in the order of the text.</summary>
    public ImmutableArray<DefinitionError> InOrder() =>
        [.. _errors.OrderBy(entry => entry.Offset).Select(entry => entry.Error)];
}
