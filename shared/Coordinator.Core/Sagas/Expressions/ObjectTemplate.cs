using System.Collections.Immutable;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>An object. Its names are literal.</summary>
/// <param name="Members">Its members, in order.</param>
public sealed record ObjectTemplate(ImmutableArray<MemberTemplate> Members) : JsonTemplate;
