/// The texts of the catalogue, one file per family of services.
enum CatalogueText {
  static let all = [storage, compute, containers, identity, signIn, data, operations, planted]
}
