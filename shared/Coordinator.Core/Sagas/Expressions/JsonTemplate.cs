namespace Coordinator.Core.Sagas.Expressions;

/// <summary>A JSON value with expressions in its strings.</summary>
public abstract record JsonTemplate;
